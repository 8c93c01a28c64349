package io.weir.log.waf;

import io.weir.log.Escaping;
import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Clock;
import io.weir.log.LogFormat.Content;
import io.weir.log.LogFormat.Delivery;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;

/** The log of AWS WAF: one record for each request that a web ACL looked at. */
public final class WafLog implements Format {
  public static final LogFormat FORMAT =
      new LogFormat(
          "AWS_WAF",
          "aws-waf",
          Clock.START,
          Escaping.NONE,
          Delivery.NODE_MINUTES,
          Content.FIREWALL);

  @Override
  public LogFormat name() {
    return FORMAT;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"webaclId\"");
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new WafFields());
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        FORMAT,
        "AWS WAF logs: what the firewall let pass, blocked or counted",
        "webaclId",
        "how requests were answered: it is judged beside the access log, by itself",
        "{\"timestamp\":1772366401250,\"formatVersion\":1,\"webaclId\":\"arn:aws:wafv2:eu-west-1:"
            + "000000000000:regional/webacl/shop/0\",\"terminatingRuleId\":\"Default_Action\","
            + "\"terminatingRuleType\":\"REGULAR\",\"action\":\"ALLOW\",\"httpSourceName\":\"ALB\","
            + "\"httpSourceId\":\"000000000000-app/shop/0123456789abcdef\",\"ruleGroupList\":[],"
            + "\"nonTerminatingMatchingRules\":[{\"ruleId\":\"NoBots\",\"action\":\"COUNT\"}],"
            + "\"httpRequest\":{\"clientIp\":\"198.51.100.7\",\"country\":\"GB\",\"headers\":["
            + "{\"name\":\"Host\",\"value\":\"shop.example\"}],\"uri\":\"/cart\",\"args\":\"id=7\","
            + "\"httpVersion\":\"HTTP/2.0\",\"httpMethod\":\"GET\",\"requestId\":\"r\"}}");
  }
}
