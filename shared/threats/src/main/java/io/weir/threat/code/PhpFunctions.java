package io.weir.threat.code;

import io.weir.threat.text.Words;

/** Names of PHP's functions, from its manual, and how likely they are to stand in a sentence. */
final class PhpFunctions {
  static final int PREFIX = 1;
  static final int NAME = 2;
  static final int ENGLISH = 4;

  static final Words WORDS =
      new Words.Builder()
          .add(
              PREFIX,
              """
              array str preg mysql mysqli pg curl ftp posix proc pcntl socket stream zip xml
              simplexml dom libxml openssl mcrypt mb iconv ctype date session ob exif ldap imap
              odbc oci sqlite tidy hash json func register call create file forward base64 quoted
              convert apache shell error debug ini phpversion php getmyuid get magic url utf8 wddx
              yaml gmp bcmath bc image readgzfile readline radius ssh2 snmp sybase mssql ibase ifx
              fbsql dba dbase cubrid expect event fann gnupg geoip gettext inotify intl is iterator
              highlight show set spl apc apcu apd assert bson cairo chdb classkit crack cyrus
              db2 dbplus dbx dio dng easter eio enchant fam fdf func grapheme harudoc hw ibase id3 idn
              ifxus ingres iptc jd judy kadm5 lchg libevent lzf mailparse maxdb memcache mhash
              ming mongo mqseries msession msg msql mt mysqlnd ncurses newt nsapi ob oauth
              opcache openal override parsekit pdf pg posix preg proc ps pspell px
              qdom recode rpm sapi session shell solr spplus sqlsrv ssdeep
              stats stomp svn swf swoole sybase tcpwrap tempnam timezone trader udm unicode
              v8js variant vpopmail w32api win32 wincache xattr xdiff xmlrpc
              xmlwriter yp zlib zookeeper ctype get is mb var password parse putenv sem shm shmop shmop move runkit
              rrd sodium sys token trait uopz xhprof xdebug yaz zend escapeshellarg strip""")
          .add(
              NAME,
              """
              phpinfo fsockopen pfsockopen fopen fwrite fputs fputcsv fread fgets fgetc fgetss fpassthru
              fscanf readfile readdir opendir scandir unlink rmdir mkdir tempnam tmpfile chr ord bin2hex
              hex2bin gzinflate gzuncompress gzdecode gzencode gzopen gzfile gzread gzpassthru gzdeflate
              gzcompress bzopen bzread bzdecompress bzcompress passthru popen dl unserialize serialize
              var_dump printf sprintf vprintf vsprintf substr strrev str_rot13 rot13 implode explode urldecode
              rawurldecode urlencode htmlspecialchars addslashes stripslashes nl2br lcfirst ucfirst
              ucwords strtolower strtoupper strtr strlen strcmp strcasecmp strstr stristr strpos
              md5_file sha1_file extract compact usleep getenv putenv getcwd chdir chroot symlink
              readlink realpath fileperms fileowner disk_free_space lchown lchgrp eval assert exec
              system unpack popen is_callable define defined gethostbyname ezmlm_hash mail basename
              dirname pathinfo glob include require include_once require_once print_r var_export
              func_get_args usort uasort uksort intval floatval boolval settype gettype rand mt_rand
              escapeshellcmd phpcredits parse_ini_file parse_ini_string move_uploaded_file
              gethostbyaddr gethostbynamel getmxrr getservbyname openlog syslog setcookie
              setrawcookie headers_list header_remove http_response_code ob_start class_exists
              method_exists function_exists restore_error_handler trigger_error
              disk_total_space fclose fseek ftell ftruncate closedir rewinddir readline
              curl_exec curl_multi_exec curl_init gzwrite gzputs gzseek gzclose gzgets bzwrite
              bzclose getimagesize iptcparse iptcembed finfo_open apache_setenv getallheaders
              mcrypt_encrypt create_function html_entity_decode substr_count wordwrap
              getmypid getlastmod getopt gettimeofday getrusage exif_read_data rename copy touch chmod
              chgrp chown umask ftok pclose proc_open pcntl_exec zlib_decode""")
          .add(
              ENGLISH,
              """
              file exec system include require mail rename copy touch glob assert extract compact
              define defined pack range rand echo date time sleep""")
          .build();

  private PhpFunctions() {}
}
