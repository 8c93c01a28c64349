package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Formats;
import io.weir.log.LogFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Well-formed lines of one delivery, to be mutated.
 *
 * @param name what it is called in a table
 * @param format what it is
 * @param header what stands before the lines, or nothing
 * @param lines the lines, without their ends
 */
record SampleLines(String name, LogFormat format, String header, List<byte[]> lines) {
  private static final String ALB_TAIL =
      " \"TestAgent/1.0 (a b)\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
          + " arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/web/0123456789abcdef"
          + " \"Root=1-00000000-000000000000000000000000\" \"shop.example\" \"session-reused\" 10"
          + " 2026-03-01T12:00:01.226000Z \"waf,forward\" \"-\" \"-\" \"10.1.2.3:8080\" \"200\""
          + " \"-\" \"-\" TID_0123456789abcdef0123456789abcdef \"-\" \"-\" \"-\"";
  private static final String W3C_FIELDS =
      "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
          + " cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie)"
          + " x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken\n";

  static List<SampleLines> all() {
    List<SampleLines> all = new ArrayList<>();
    all.add(of("alb", LogFormat.ALB, "", albLines()));
    all.add(
        of(
            "classic-elb",
            LogFormat.CLASSIC_ELB,
            "",
            "2026-03-01T12:00:01.250000Z old-shop 198.51.100.7:40112 10.1.2.3:80 0.000073 0.001048"
                + " 0.000057 200 200 0 29 \"GET http://h.example:80/a?b HTTP/1.1\" \"curl/8\" - -",
            "2026-03-01T12:00:01.250000Z old-tcp 198.51.100.7:40112 10.1.2.3:80 0.001069 0.000028"
                + " 0.000041 - - 82 305 \"- - - \" \"-\" - -"));
    all.add(
        of(
            "nlb",
            LogFormat.NLB,
            "",
            "tls 2.0 2026-03-01T12:00:01 net/edge/0123456789abcdef 0a1b2c3d 198.51.100.7:40112"
                + " 10.1.2.3:443 5012 12 980 24600 - arn:aws:acm:x - ECDHE-RSA-AES128-SHA tlsv12 -"
                + " edge.example h2 h2 \"h2\",\"http/1.1\" 2026-03-01T11:59:56",
            "tls 2.0 2026-03-01T12:00:01 net/edge/0123456789abcdef 0a1b2c3d [2001:db8::1]:40112"
                + " 10.1.2.3:443 0 - 0 0 - - - - - - - - - - 2026-03-01T12:00:01"));
    String row =
        "2026-03-01\t12:00:01\tLAX1\t392\t192.0.2.100\tGET\td0.cloudfront.example\t/a/index.html\t"
            + "200\t-\tAgent%20(x)\tq=1&r=%2520\t-\tHit\treqid==\twww.example\thttps\t23\t0.101";
    all.add(of("cloudfront-w3c", LogFormat.CLOUDFRONT, W3C_FIELDS, row, row.replace("200", "000")));
    all.add(
        of(
            "cloudfront-json",
            LogFormat.CLOUDFRONT,
            "",
            "{\"date\":\"2026-03-01\",\"time\":\"12:00:01\",\"c-ip\":\"192.0.2.1\",\"sc-status\":"
                + "\"200\",\"cs(User-Agent)\":\"A%20\",\"cs-uri-stem\":\"/a\",\"time-taken\":\"0.1\"}",
            "{\"timestamp(ms)\":\"1772366401250\",\"asn\":\"64500\",\"c-country\":\"SE\"}"));
    all.add(
        of(
            "azure-application-gateway",
            LogFormat.AZURE_APPLICATION_GATEWAY,
            "",
            "{\"timeStamp\":\"2026-03-01T12:00:01+00:00\",\"resourceId\":\"/SUBSCRIPTIONS/0/"
                + "RESOURCEGROUPS/SHOP/PROVIDERS/X/EDGE\",\"category\":"
                + "\"ApplicationGatewayAccessLog\",\"properties\":{\"clientIP\":\"198.51.100.7\","
                + "\"clientPort\":40112,\"httpMethod\":\"GET\",\"requestUri\":\"\\/a\\u00e9\","
                + "\"requestQuery\":\"x=1\",\"httpStatus\":200,\"timeTaken\":0.034,"
                + "\"serverRouted\":\"10.1.2.3:80\",\"serverStatus\":\"200\"}}",
            "{\"time\":\"2026-03-01T12:00:01Z\",\"category\":\"ApplicationGatewayAccessLog\","
                + "\"properties\":{\"clientIP\":\"198.51.100.7\",\"httpStatus\":\"404\",\"requestQuery"
                + "\":\"X-AzureApplicationGateway-CACHE-HIT=0&SERVER-ROUTED=10.4.0.4&"
                + "SERVER-STATUS=404\",\"timeTaken\":205}}"));
    all.add(
        of(
            "azure-front-door",
            LogFormat.AZURE_FRONT_DOOR,
            "",
            "{\"time\":\"2026-03-01T12:00:01.6479719Z\",\"category\":\"FrontDoorAccessLog\","
                + "\"properties\":{\"requestUri\":\"https://h.example:443/a?b=c\",\"socketIp\":"
                + "\"2001:db8::7\",\"timeTaken\":\"0.035\",\"httpStatusCode\":\"200\","
                + "\"originIp\":\"192.0.2.5:443\",\"rulesEngineMatchNames\":[\"a\",\"b\"]}}"));
    all.add(
        of(
            "gcp-load-balancer",
            LogFormat.GCP_LOAD_BALANCER,
            "",
            "{\"httpRequest\":{\"latency\":\"0.006023s\",\"remoteIp\":\"198.51.100.7:60102\","
                + "\"requestUrl\":\"https://h.example/a?b=c\",\"status\":502},\"insertId\":\"i\","
                + "\"jsonPayload\":{\"statusDetails\":\"backend_timeout\"},\"logName\":\"p\","
                + "\"resource\":{\"labels\":{\"project_id\":\"p\",\"url_map_name\":\"m\"},\"type\":"
                + "\"http_load_balancer\"},\"timestamp\":\"2026-03-01T12:00:01.123456789Z\"}"));
    all.add(
        of(
            "cloudfront-realtime",
            Formats.named("CLOUDFRONT_REALTIME"),
            "",
            "1772366401.250\t192.0.2.7\t0.002\t200\t16599\tGET\thttps\twww.h.example\t/a?b=c\t1080"
                + "\tLHR62\tid==\td0.cloudfront.example\t0.002\tHTTP/2.0\tIPv4\tAgent%20(x)\t-\t-"
                + "\tb=c\tHit\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\tHit\t-\t-\ttext/html\t16000\t-"
                + "\t-\t40112\tHit\tGB\tgzip\t*/*\t/*\t-\t-\t12\tE0EXAMPLE\td0\t-\t-\t64500"));
    all.add(
        of(
            "api-gateway",
            Formats.named("API_GATEWAY"),
            "",
            "{\"requestId\":\"r\",\"ip\":\"198.51.100.7\",\"requestTime\":"
                + "\"01/Mar/2026:12:00:01 +0000\",\"httpMethod\":\"GET\",\"resourcePath\":"
                + "\"/cart/{id}\",\"status\":\"200\",\"responseLength\":\"5120\"}",
            "{\"requestContext\":{\"domainName\":\"u.example\",\"http\":{\"method\":\"GET\","
                + "\"sourceIp\":\"2001:db8::7\"},\"timeEpoch\":1772366401250},\"rawPath\":"
                + "\"/a\",\"rawQueryString\":\"b=\\u00e9\",\"statusCode\":502}"));
    all.add(
        of(
            "alb-connection",
            Formats.named("ALB_CONNECTION"),
            "",
            "2026-03-01T12:00:01.250000Z 198.51.100.7 40112 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256"
                + " 4.036 \"CN=h.example,O=Shop\" NotBefore=2025-09-21T22:43:21Z;NotAfter=2026-06-"
                + "17T22:43:21Z FEF257372D5C14D4 Success TID_0 X25519 app/shop/01 192.0.2.1",
            "2026-03-01T12:00:01.250000Z 2001:db8::7 40112 443 - - - \"-\" - -"
                + " Failed:ClientCertUntrusted TID_0"));
    all.add(
        of(
            "alb-health-check",
            Formats.named("ALB_HEALTH_CHECK"),
            "",
            "http 2026-03-01T12:00:01.875678Z 0.019584011 10.1.2.3:80 web PASS 200 - app/shop/01"
                + " 192.0.2.1",
            "lambda 2026-03-01T12:00:01.875678Z 0.1 arn:aws:lambda:x:function:f web FAIL -"
                + " TimedOut"));
    all.add(
        of(
            "aws-waf",
            Formats.named("AWS_WAF"),
            "",
            "{\"timestamp\":1772366401250,\"webaclId\":\"acl\",\"terminatingRuleId\":\"AWS-Common\","
                + "\"terminatingRuleType\":\"MANAGED_RULE_GROUP\",\"action\":\"BLOCK\","
                + "\"httpSourceName\":\"ALB\",\"httpSourceId\":\"000000000000-app/shop/01\","
                + "\"ruleGroupList\":[{\"ruleGroupId\":\"AWS#Common\",\"terminatingRule\":"
                + "{\"ruleId\":\"XSS\",\"action\":\"BLOCK\"},\"nonTerminatingMatchingRules\":"
                + "[{\"ruleId\":\"Size\",\"action\":\"COUNT\"}]}],\"httpRequest\":{\"clientIp\":"
                + "\"198.51.100.7\",\"headers\":[{\"name\":\"Host\",\"value\":\"h.example\"}],"
                + "\"uri\":\"/a\",\"args\":\"b=\\u00e9\"},\"labels\":[{\"name\":\"x\"}]}",
            "{\"timestamp\":1772366401250,\"webaclId\":\"acl\",\"terminatingRuleId\":"
                + "\"Default_Action\",\"action\":\"ALLOW\",\"nonTerminatingMatchingRules\":"
                + "[{\"action\":\"COUNT\",\"ruleId\":\"Any\"}],\"httpRequest\":{}}"));
    all.add(
        of(
            "combined",
            Formats.named("COMBINED"),
            "",
            "198.51.100.7 - - [01/Mar/2026:12:00:01 +0000] \"GET /a?b=c HTTP/1.1\" 200 5120"
                + " \"https://h.example/\" \"Agent \\\"q\\\" (a; b)\"",
            "h.example:443 2001:db8::7 - a user [01/Mar/2026:12:00:01 -0730] \"-\" 408 -"));
    return all;
  }

  boolean isJson() {
    return lines.get(0)[0] == '{';
  }

  private static String[] albLines() {
    String begin = " 2026-03-01T12:00:01.250000Z app/shop/0123456789abcdef 198.51.100.7:40112";
    return new String[] {
      "https"
          + begin
          + " 10.1.2.3:8080 0.001 0.020 0.003 200 200 312 5120"
          + " \"GET https://h.example:443/cart?id=7 HTTP/2.0\""
          + ALB_TAIL,
      "http"
          + begin
          + " - -1 -1 -1 400 - 0 272 \"- http://h.example:80- \" \"-\" - - - \"-\" \"-\""
          + " \"-\" - 2026-03-01T12:00:01.226000Z \"-\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\"",
      "h2"
          + begin
          + " [2001:db8::1]:80 0.000 0.000 0.000 301 - 1 2"
          + " \"GET https://h.example:443/Q?bar=\\x22 HTTP/2.0\""
          + ALB_TAIL,
    };
  }

  private static SampleLines of(String name, LogFormat format, String header, String... lines) {
    List<byte[]> bytes = new ArrayList<>();
    for (String line : lines) {
      bytes.add(line.getBytes(UTF_8));
    }
    return new SampleLines(name, format, header, bytes);
  }
}
