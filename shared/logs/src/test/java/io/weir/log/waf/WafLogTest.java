package io.weir.log.waf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.LogFormat;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WafLogTest {
  private static final String HTTP =
      "\"httpRequest\":{\"clientIp\":\"198.51.100.7\",\"country\":\"GB\",\"headers\":["
          + "{\"name\":\"Accept\",\"value\":\"*/*\"},{\"name\":\"host\",\"value\":\"h.example\"},"
          + "{\"name\":\"User-Agent\",\"value\":\"Agent \\\"q\\\"\"},"
          + "{\"name\":\"Referer\",\"value\":\"https://r.example/\"}],\"uri\":\"/cart\","
          + "\"args\":\"id=7\",\"httpVersion\":\"HTTP/2.0\",\"httpMethod\":\"GET\","
          + "\"requestId\":\"1-0-0\"}";

  /** Laid out as the documented example of a rule in a managed group that blocked. */
  private static final String BLOCKED =
      "{\"timestamp\":1772366401250,\"formatVersion\":1,\"webaclId\":\"arn:aws:wafv2:x\","
          + "\"terminatingRuleId\":\"AWS-AWSManagedRulesCommonRuleSet\","
          + "\"terminatingRuleType\":\"MANAGED_RULE_GROUP\",\"action\":\"BLOCK\","
          + "\"terminatingRuleMatchDetails\":[{\"conditionType\":\"XSS\",\"location\":\"URI\","
          + "\"matchedData\":[\"<\",\"script\"]}],\"httpSourceName\":\"ALB\","
          + "\"httpSourceId\":\"000000000000-app/shop/0123456789abcdef\",\"ruleGroupList\":["
          + "{\"ruleGroupId\":\"AWS#AWSManagedRulesAmazonIpReputationList\",\"terminatingRule\":"
          + "null,\"nonTerminatingMatchingRules\":[],\"excludedRules\":null},"
          + "{\"ruleGroupId\":\"AWS#AWSManagedRulesCommonRuleSet\",\"terminatingRule\":"
          + "{\"ruleId\":\"CrossSiteScripting_URIPATH\",\"action\":\"BLOCK\"},"
          + "\"nonTerminatingMatchingRules\":[],\"excludedRules\":null}],\"rateBasedRuleList\":[],"
          + "\"nonTerminatingMatchingRules\":[],\"responseCodeSent\":null,"
          + HTTP
          + ",\"labels\":[{\"name\":\"awswaf:managed:aws:core-rule-set:XSS\"},"
          + "{\"name\":\"awswaf:clientip:geo:country:GB\"}],\"ja3Fingerprint\":\"aa\","
          + "\"ja4Fingerprint\":\"t13d_x\"}";

  /** Laid out as the documented examples of rules that only count, in a group and beside it. */
  private static final String COUNTED =
      "{\"timestamp\":1772366401250,\"formatVersion\":1,\"webaclId\":\"arn:aws:wafv2:x\","
          + "\"terminatingRuleId\":\"Default_Action\",\"terminatingRuleType\":\"REGULAR\","
          + "\"action\":\"ALLOW\",\"httpSourceName\":\"CF\",\"httpSourceId\":\"E0EXAMPLE\","
          + "\"ruleGroupList\":[{\"ruleGroupId\":\"AWS#AWSManagedRulesCommonRuleSet\","
          + "\"terminatingRule\":null,\"nonTerminatingMatchingRules\":[{\"ruleId\":"
          + "\"SizeRestrictions_BODY\",\"action\":\"COUNT\",\"ruleMatchDetails\":[]},{\"ruleId\":"
          + "\"Human\",\"action\":\"CAPTCHA\"}],\"excludedRules\":[{\"exclusionType\":"
          + "\"EXCLUDED_AS_COUNT\",\"ruleId\":\"NoUserAgent_HEADER\"}]},{\"ruleGroupId\":"
          + "\"arn:aws:wafv2:eu-west-1:0:regional/rulegroup/ours/0-1\",\"terminatingRule\":null,"
          + "\"nonTerminatingMatchingRules\":[{\"action\":\"COUNT\",\"ruleId\":\"slow-path\"}]}],"
          + "\"nonTerminatingMatchingRules\":[{\"ruleId\":\"NoBots\",\"action\":\"COUNT\"}],"
          + HTTP
          + ",\"ja3Fingerprint\":\"aa\"}";

  private static Map<String, String> one(String record) {
    return Lines.read("", record.getBytes(UTF_8), Shown::of).values().get(0);
  }

  private static ReadReport report(String content) {
    return Lines.read("", content.getBytes(UTF_8), Shown::of).report();
  }

  @Test
  void blocked_allFields() {
    assertThat(report(BLOCKED).format()).map(LogFormat::label).contains("aws-waf");
    assertThat(one(BLOCKED))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                source=app/shop/0123456789abcdef
                client=198.51.100.7
                method=GET
                host=h.example
                path=/cart
                query=id=7
                protocol=HTTP/2.0
                agent=Agent "q"
                referrer=https://r.example/
                origin=WAF
                country=GB
                trace=1-0-0
                outcome=BLOCK
                subject=AWSManagedRulesCommonRuleSet/CrossSiteScripting_URIPATH
                labels=awswaf:managed:aws:core-rule-set:XSS awswaf:clientip:geo:country:GB
                fingerprint=t13d_x
                """));
  }

  @Test
  void counted_namesTheRulesThatWouldHaveActed() {
    assertThat(one(COUNTED))
        .containsEntry("outcome", "ALLOW")
        .containsEntry("subject", "Default_Action")
        .containsEntry(
            "counted",
            "AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY"
                + " AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER ours/slow-path NoBots")
        .containsEntry("source", "E0EXAMPLE")
        .containsEntry("fingerprint", "aa")
        .doesNotContainKeys("origin", "status", "labels");
  }

  @Test
  void record_doesNotInheritFromTheOneBefore() {
    String content = COUNTED + "\n" + COUNTED.replace("\"COUNT\"", "\"X\"") + "\n" + BLOCKED;
    var values = Lines.read("", content.getBytes(UTF_8), Shown::of).values();
    assertThat(values.get(1).get("counted"))
        .isEqualTo("AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER");
    assertThat(values.get(2)).doesNotContainKey("counted");
  }

  @ParameterizedTest
  @CsvSource({
    "ALB, 000000000000-app/shop/01, app/shop/01",
    "ALB, app/my-shop/01, app/my-shop/01",
    "CF, E0EXAMPLE, E0EXAMPLE",
    "APIGW, 000000000000:a1b2:prod, a1b2/prod",
    "APPSYNC, 000000000000:x, 000000000000:x"
  })
  void source_isCalledAsItsAccessLogCallsIt(String service, String id, String source) {
    String record =
        BLOCKED
            .replace("\"ALB\"", "\"" + service + "\"")
            .replace("000000000000-app/shop/0123456789abcdef", id);
    assertThat(one(record)).containsEntry("source", source);
  }

  @Test
  void otherRecordsAndBrokenOnes_haveTheirOwnFates() {
    String content =
        BLOCKED
            + "\n{\"level\":\"INFO\"}\n"
            + BLOCKED.replace("1772366401250", "\"soon\"")
            + "\n"
            + BLOCKED.replace("\"timestamp\"", "\"when\"")
            + "\n"
            + COUNTED
            + "\n{\"webaclId\":";
    ReadReport report = report(content);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.skipped()).isEqualTo(1);
    assertThat(report.rejects())
        .containsEntry(RejectReason.BAD_TIME, 1L)
        .containsEntry(RejectReason.MISSING_FIELD, 1L);
    assertThat(report.rejects()).containsKey(RejectReason.BAD_JSON);
  }
}
