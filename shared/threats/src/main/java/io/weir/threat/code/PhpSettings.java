package io.weir.threat.code;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Settings of PHP that are given in a request ({@code allow_url_include=1}): what an interpreter
 * takes from a query when it runs as a CGI program (CVE-2012-1823, CVE-2024-4577). The names are
 * those of the list of php.ini directives whose change opens a way in.
 */
final class PhpSettings {
  static final Words NAMES =
      Words.of(
          """
          allow_url_fopen allow_url_include arg_separator auto_append_file auto_prepend_file
          auto_detect_line_endings auto_globals_jit browscap default_mimetype default_socket_timeout
          disable_classes disable_functions display_errors display_startup_errors docref_ext
          docref_root enable_dl enable_post_data_reading error_append_string error_prepend_string
          error_reporting expose_php extension_dir file_uploads hard_timeout html_errors
          highlight.comment implicit_flush include_path log_errors magic_quotes_gpc
          magic_quotes_runtime mail.add_x_header max_execution_time max_file_uploads
          max_input_nesting_level max_input_time max_input_vars mbstring.func_overload
          open_basedir output_handler post_max_size request_order register_argc_argv
          register_globals safe_mode safe_mode_exec_dir sendmail_path session.auto_start
          session.save_handler session.save_path session.upload_progress short_open_tag
          sql.safe_mode suhosin.simulation sys_temp_dir track_errors unserialize_callback_func
          upload_max_filesize upload_tmp_dir url_rewriter.tags user_ini.filename
          variables_order xmlrpc_errors zend_extension zend.detect_unicode zlib.output_compression
          cgi.force_redirect cgi.redirect_status_env cgi.fix_pathinfo fastcgi.impersonate
          opcache.preload opcache.file_cache ffi.enable phar.readonly assert.active""");

  private PhpSettings() {}

  /** Looks whether a setting that is given a value begins here. */
  static void look(Text text, int from, Evidence out) {
    int end = text.wordEnd(from);
    end = text.at(end) == '.' ? text.wordEnd(end + 1) : end;
    if (text.at(text.skipBlank(end)) == '=' && NAMES.contains(text, from, end)) {
      out.add(PhpRule.SETTING, 0.6, from, end + 8);
    }
  }
}
