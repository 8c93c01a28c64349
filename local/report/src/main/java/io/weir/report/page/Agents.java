package io.weir.report.page;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** User agents, and bots by who runs them: by the names that they give themselves. */
final class Agents {
  private static final int MAX_VALUE_CHARS = 100;

  /** A word of a user agent in lower case, and who runs what has it. The first that fits counts. */
  private record Operator(String word, String name) {}

  private static final List<Operator> OPERATORS =
      List.of(
          new Operator("googlebot", "Google, search"),
          new Operator("google-", "Google, other"),
          new Operator("apis-google", "Google, other"),
          new Operator("adsbot-google", "Google, ads"),
          new Operator("bingbot", "Microsoft, search"),
          new Operator("bingpreview", "Microsoft, search"),
          new Operator("applebot", "Apple, search and Siri"),
          new Operator("duckduckbot", "DuckDuckGo, search"),
          new Operator("baiduspider", "Baidu, search"),
          new Operator("yandex", "Yandex, search"),
          new Operator("petalbot", "Huawei, search"),
          new Operator("gptbot", "OpenAI, training"),
          new Operator("oai-searchbot", "OpenAI, search"),
          new Operator("chatgpt-user", "OpenAI, for a user"),
          new Operator("claudebot", "Anthropic, training"),
          new Operator("claude-user", "Anthropic, for a user"),
          new Operator("claude-searchbot", "Anthropic, search"),
          new Operator("perplexity", "Perplexity, search"),
          new Operator("ccbot", "Common Crawl"),
          new Operator("bytespider", "ByteDance"),
          new Operator("amazonbot", "Amazon"),
          new Operator("meta-external", "Meta, training and previews"),
          new Operator("facebookexternalhit", "Meta, previews"),
          new Operator("twitterbot", "X, previews"),
          new Operator("linkedinbot", "LinkedIn, previews"),
          new Operator("slackbot", "Slack, previews"),
          new Operator("ahrefsbot", "Ahrefs, marketing"),
          new Operator("semrushbot", "Semrush, marketing"),
          new Operator("mj12bot", "Majestic, marketing"),
          new Operator("dotbot", "Moz, marketing"),
          new Operator("dataforseo", "DataForSEO, marketing"),
          new Operator("uptimerobot", "UptimeRobot, monitoring"),
          new Operator("pingdom", "Pingdom, monitoring"),
          new Operator("statuscake", "StatusCake, monitoring"),
          new Operator("site24x7", "Site24x7, monitoring"),
          new Operator("amazon-route53-health-check", "Amazon, health checks"),
          new Operator("elb-healthchecker", "Amazon, health checks"));

  private Agents() {}

  static Panel panel(Window whole) {
    double requests = whole.count(Counter.REQUESTS);
    Map<String, Long> agents = TrafficPanels.least(whole, Dimension.USER_AGENT);
    Map<String, Long> operators = new HashMap<>();
    agents.forEach(
        (agent, count) ->
            operatorOf(agent).ifPresent(name -> operators.merge(name, count, Long::sum)));
    Table bots = table("Bots by who runs them", operators, requests);
    Table all = table("User agents", agents, requests);
    String note =
        "Requests by agents that call themselves bots: "
            + Shown.percent(SourceFacts.share(whole, Counter.DECLARED_BOT))
            + ". Names are as the agents give them; anyone can give any name.";
    return Panel.of("User agents and bots", note, bots, all);
  }

  static java.util.Optional<String> operatorOf(String agent) {
    String lower = agent.toLowerCase(java.util.Locale.ROOT);
    return OPERATORS.stream()
        .filter(operator -> lower.contains(operator.word()))
        .map(Operator::name)
        .findFirst();
  }

  private static Table table(String caption, Map<String, Long> counts, double requests) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : TrafficPanels.heaviest(counts)) {
      double share = entry.getValue() / requests;
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(entry.getKey(), MAX_VALUE_CHARS)),
              Table.Cell.of(Shown.digits(entry.getValue())),
              Table.Cell.share(Shown.percent(share), share)));
    }
    return new Table(caption, List.of("Which", "Requests", "Share"), rows);
  }
}
