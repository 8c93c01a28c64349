package io.weir.threat.sql;

import io.weir.threat.text.Words;

/**
 * The words of SQL that mean something to the rules, over the dialects of MySQL, PostgreSQL, SQL
 * Server, Oracle, SQLite and DB2, from their reference manuals.
 */
final class SqlVocabulary {
  static final int LOGIC = 1;
  static final int COMPARE = 1 << 1;
  static final int SELECT = 1 << 2;
  static final int UNION = 1 << 3;
  static final int STATEMENT = 1 << 4;
  static final int OBJECT = 1 << 5;
  static final int FUNCTION = 1 << 6;

  /** A function that has no harmless use in a parameter. */
  static final int DANGEROUS = 1 << 7;

  static final int CONSTANT = 1 << 8;
  static final int SCHEMA = 1 << 9;
  static final int TYPE = 1 << 10;
  static final int CLAUSE = 1 << 11;
  static final int UNARY = 1 << 12;
  static final int QUANTIFIER = 1 << 13;
  static final int SECRET = 1 << 14;

  /** A function without arguments and without parentheses. */
  static final int NILADIC = 1 << 15;

  /** A function of school mathematics. */
  static final int MATH = 1 << 16;

  /** A function without arguments that tells what server this is. */
  static final int TELLING = 1 << 17;

  static final Words WORDS =
      new Words.Builder()
          .add(LOGIC, "and or xor not")
          .add(COMPARE, "like rlike regexp between in is ilike glob similar sounds match isnull")
          .add(UNARY, "not binary distinct all any some exists prior unique")
          .add(QUANTIFIER, "all distinct distinctrow")
          .add(SELECT, "select")
          .add(UNION, "union intersect except minus")
          .add(
              STATEMENT,
              """
              insert update delete drop create alter exec execute declare truncate shutdown grant
              revoke merge replace call load backup restore begin waitfor set use rename kill
              print if copy handler do attach vacuum pragma deallocate prepare goto reconfigure
              raiserror lock analyze explain while select bulk dbcc commit rollback return\
              """)
          .add(
              OBJECT,
              """
              table database schema function procedure view index user login role trigger
              sequence column temporary temp into from data immediate proc session\
              """)
          .add(
              FUNCTION,
              """
              ascii substr substring substring_index mid left right version database schema user
              current_user session_user system_user length len char_length octet_length hex unhex
              conv cast convert count sum avg min max floor ceil ceiling rand random if iif ifnull nullif
              isnull nvl nvl2 decode coalesce char chr md5 sha sha1 sha2 compress uncompress lower
              upper lcase ucase ord pi sin cos tan log exp sqrt abs sign power pow mod div round
              concat concat_ws instr locate position replace reverse repeat rpad lpad rtrim ltrim
              trim greatest least field find_in_set last_insert_id row_count found_rows now sysdate
              curdate date_add bit_length bit_count crc32 encode password aes_encrypt aes_decrypt
              des_encrypt from_base64 to_base64 json_extract json_search json_array json_depth
              json_object json_length json_valid json_build_object jsonb_pretty unistr starts_with
              string_agg array_agg xmltype xmlagg xmlelement json_arrayagg strcmp interval
              collation charset coercibility geometrycollection polygon multipoint linestring
              to_char to_number to_date nchar quotename serverproperty object_id object_name
              db_name host_name suser_name user_name is_srvrolemember has_dbaccess openrowset
              current_setting current_database current_schema quote_literal typeof unicode soundex
              gethostname overlay placing insert format rownum group_concat likelihood zeroblob
              inet_ntoa tanh atan connection_id get_lock release_lock is_free_lock uuid bin oct
              hextoraw rawtohex row_to_json query_to_xml table_to_xml database_to_xml
              ts_stat nullifzero\
              """)
          .add(
              DANGEROUS,
              """
              sleep benchmark pg_sleep pg_sleep_for extractvalue updatexml load_file lo_import
              lo_export lo_get lo_create lo_from_bytea randomblob group_concat json_keys elt make_set
              name_const row_count xp_cmdshell xp_dirtree xp_regread xp_fileexist xp_subdirs
              xp_loginconfig sp_executesql sp_oacreate sp_addsrvrolemember sp_password sp_makewebtask
              pg_read_file pg_ls_dir pg_read_binary_file pg_stat_file load_extension sys_eval
              sys_exec fn_xe_file_target_read_file fn_trace_gettable fn_get_audit_file
              gtid_subset gtid_subtract st_latfromgeohash polygonfromtext extractvalue
              receive_message get_host_address get_host_name request_async httpuritype
              xmltype dblink dblink_connect sqlite_version table_name pg_client_encoding
              fn_varbintohexstr sp_replwritetovarbin sp_helpdb sp_configure
              waitfor xp_availablemedia xp_enumdsn xp_terminate_process ctxsys dbms_pipe
              dbms_lock dbms_xmlgen dbms_ldap dbms_java dbms_utility utl_inaddr utl_http utl_file
              utl_smtp utl_tcp procedure_analyse\
              """)
          .add(
              MATH,
              "sin cos tan log exp sqrt abs max min avg sum count round floor ceil power pow mod"
                  + " rand sign if char left right replace")
          .add(CONSTANT, "null true false")
          .add(
              SCHEMA,
              """
              information_schema pg_catalog pg_user pg_shadow pg_group pg_database pg_class
              pg_tables sysobjects syscolumns sysusers sysdatabases sysprocesses syslogins
              sysservers sqlite_master sqlite_schema sqlite_temp_master msysaccessobjects
              msysobjects msysaces msysqueries all_tables all_users all_tab_columns user_tables
              user_tab_columns dba_users dba_tables dba_role_privs user_role_privs
              sysmaster systables sysibm sysdummy1 performance_schema table_schema xp_cmdshell utl_http
              utl_inaddr utl_file dbms_pipe dbms_lock dbms_xmlgen dbms_ldap msdasql sqloledb
              xp_regread xp_dirtree sp_executesql sp_oacreate sp_password xp_availablemedia
              xp_loginconfig sp_makewebtask\
              """)
          .add(
              TYPE,
              """
              int integer int4 int8 bigint smallint text varchar char bool boolean json jsonb
              numeric decimal double float real date timestamp bytea name regclass xml uuid
              character bit oid money\
              """)
          .add(
              CLAUSE,
              """
              from where having group order limit offset into values procedure by using set
              outfile dumpfile delay time for end then else when case as on join\
              """)
          .add(
              NILADIC,
              """
              current_user session_user current_date current_time current_timestamp user
              system_user sysdate rownum localtime\
              """)
          .add(
              TELLING,
              """
              version database schema user current_user session_user system_user connection_id
              sqlite_version current_database current_schema db_name suser_name host_name
              last_insert_id row_count user_name\
              """)
          .add(SECRET, "password passwd user_pass pass user username current_user userpassword pwd")
          .build();

  private SqlVocabulary() {}
}
