package io.weir.threat.file;

import io.weir.threat.text.Words;

/**
 * Schemes, hosts, paths and parameters that make a server fetch what it should not. Schemes are
 * those of the IANA registry and of the stream wrappers of PHP that no page links to; hosts and
 * paths are those of the clouds' metadata services and of services that show who called.
 */
final class RemoteNames {
  static final Words STRANGE =
      Words.of(
          "gopher dict tftp ldap ldaps jar phar expect netdoc zip php glob data ssh2 rar ogg zlib "
              + "sftp ftps imap imaps pop3 pop3s smb telnet rtmp rtmps rtsp local_file local-file mssql svn "
              + "compress.zlib acap cap xri file url irc netdoc sip view-source smtp "
              + "compress.bzip2 bzip2 ssh2.shell ssh2.exec ssh2.tunnel ssh2.sftp ssh2.scp ldapi ircs ircu "
              + "scp nfs afp cifs dns mms mmsh mmst mongodb mysql postgres postgresql redis memcached "
              + "jdbc odbc oracle mvn rmi iiop corba corbaname nis nntp snmp ftp-data teredo udp tcp "
              + "unix ws+unix wais prospero svn+ssh bzr hdfs amqp kafka zookeeper vnc rdp "
              + "javascript-uri wyciwyg jar2 soap xmpp xmlrpc turn stun "
              + "h323 dict2 finger whois rsync webdav dav davs rtmpe rtmpt rtmpts rtp rtcp srtp mssql+pyodbc");

  static final Words WEB = Words.of("http https ftp ws wss");

  static final Words LOCAL =
      Words.of(
          "localhost localhost4 localhost6 ip6-localhost ip6-loopback localhost.localdomain "
              + "host.docker.internal gateway.docker.internal kubernetes.docker.internal host.containers.internal "
              + "metadata.google.internal metadata.packet.net metadata lvh.me localtest.me vcap.me nip.io "
              + "burpcollaborator.net oast.me oast.fun oast.site oast.pro oast.live interact.sh oastify.com "
              + "dnslog.cn ceye.io requestbin.net pipedream.net webhook.site canarytokens.com ngrok.io "
              + "ngrok-free.app beeceptor.com xip.io sslip.io local.gd loca.lt 1u.ms rbndr.us "
              + "metadata.goog metadata.tencentyun.com metadata.aliyun.com metadata.hetzner.cloud "
              + "metadata.platformequinix.com metadata.azure.internal metadata.google.com "
              + "kubernetes.default localhost.me spoofed.burpcollaborator.net "
              + "kubernetes.default.svc instance-data rancher-metadata");

  static final String[] METADATA = {
    "/latest/meta-data",
    "/latest/user-data",
    "/latest/dynamic/instance-identity",
    "/latest/api/token",
    "/computemetadata/v1",
    "/metadata/instance?api-version",
    "/metadata/identity/oauth2",
    "/metadata/v1.json",
    "/metadata/v1/",
    "/opc/v1/instance",
    "/opc/v2/instance",
    "/openstack/latest",
    "/hetzner/v1/metadata",
    "/v2/credentials/",
    "/2009-04-04/meta-data",
    "/2016-07-29/",
    "/containers/json",
    "/v1.24/containers",
    "/api/v1/namespaces",
    "/v2/keys/?recursive",
    "/0.1/meta-data"
  };

  static final Words INCLUDING =
      Words.of(
          "file page include inc path template tpl doc document folder root load read dir require "
              + "pg style layout module conf config _conf mosconfig_absolute_path absolute_path basepath base_path "
              + "site_path lang skin theme view content cmd exec");

  /** Parameters that say where the browser is sent afterwards, or came from. */
  static final Words RETURNING =
      Words.of(
          "next continue service goto back came_from from_url wreply relaystate ru rurl destination "
              + "done cancel_url success_url post_logout_uri backurl forward ref u_ref dl dr");

  private RemoteNames() {}
}
