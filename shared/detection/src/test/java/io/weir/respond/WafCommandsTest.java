package io.weir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Proposal;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WafCommandsTest {
  private static final Duration HOLDS = Duration.ofHours(6);
  private static final String INCIDENT = "490dbf4a72262ff0b404";

  @Test
  void block_makesOneSetForEachKindOfAddress() {
    Proposal proposal =
        Proposal.block(List.of("2001:db8:0:1::/64", "203.0.113.7/32"), HOLDS, 5, 5, 0, "");
    List<String> commands = new WafCommands(INCIDENT, "app/shop/1", proposal).cli();
    assertThat(commands).hasSize(4);
    assertThat(commands.get(0))
        .isEqualTo(
            "IPV4=$(aws wafv2 create-ip-set --scope REGIONAL --name weir-490dbf4a72262ff0b404-ipv4"
                + " --ip-address-version IPV4 --addresses 203.0.113.7/32 --query Summary.ARN"
                + " --output text)");
    assertThat(commands.get(1)).contains("--ip-address-version IPV6 --addresses 2001:db8:0:1::/64");
    assertThat(rules(commands.get(2), "\"'\"$IPV4\"'\"", "\"'\"$IPV6\"'\"")).hasSize(2);
  }

  @Test
  void distribution_hasItsSetsInTheGlobalRegion() {
    Proposal proposal = Proposal.block(List.of("203.0.113.7/32"), HOLDS, 5, 5, 0, "");
    assertThat(new WafCommands(INCIDENT, "E2EXAMPLE1234", proposal).cli().get(0))
        .contains("--region us-east-1 --scope CLOUDFRONT");
  }

  @Test
  void limit_isOfTheFormOfThePath() {
    Proposal proposal = Proposal.limit("/item/*", 240, HOLDS, 900, "");
    JsonObject rate =
        rules(new WafCommands(INCIDENT, "app/shop/1", proposal).cli().get(0))
            .get(0)
            .object("Statement")
            .object("RateBasedStatement");
    assertThat(rate.integer("Limit")).isEqualTo(240);
    JsonObject match = rate.object("ScopeDownStatement").object("ByteMatchStatement");
    assertThat(match.text("SearchString")).isEqualTo("/item/");
    assertThat(match.text("PositionalConstraint")).isEqualTo("STARTS_WITH");
  }

  @Test
  void pathThatAnAttackerChose_endsWhereItWouldBeMoreThanAPath() {
    Proposal proposal = Proposal.limit("/a'; rm -rf $(pwd) \"${x}\n", 240, HOLDS, 900, "");
    WafCommands commands = new WafCommands(INCIDENT, "app/shop/1", proposal);
    assertThat(commands.cli().get(0)).contains("\"SearchString\":\"/a\"").doesNotContain("rm -rf");
    assertThat(commands.terraform()).contains("= \"/a\"").doesNotContain("rm -rf");
  }

  @Test
  void terraform_namesEachResourceOnce() {
    Proposal proposal =
        Proposal.block(List.of("2001:db8:0:1::/64", "203.0.113.7/32"), HOLDS, 5, 5, 0, "");
    String text = new WafCommands(INCIDENT, "app/shop/1", proposal).terraform();
    assertThat(text)
        .containsOnlyOnce("resource \"aws_wafv2_ip_set\" \"weir_490dbf4a72262ff0b404_ipv4\"")
        .containsOnlyOnce("resource \"aws_wafv2_ip_set\" \"weir_490dbf4a72262ff0b404_ipv6\"")
        .containsOnlyOnce("resource \"aws_wafv2_rule_group\"")
        .contains("aws_wafv2_ip_set.weir_490dbf4a72262ff0b404_ipv6.arn");
    assertThat(text.chars().filter(c -> c == '{').count())
        .isEqualTo(text.chars().filter(c -> c == '}').count());
  }

  @Test
  void nothing_hasNoCommands() {
    WafCommands commands = new WafCommands(INCIDENT, "app/shop/1", Proposal.none("nobody"));
    assertThat(commands.cli()).isEmpty();
    assertThat(commands.terraform()).isEmpty();
  }

  /** Returns the rules as the shell would hand them on, with words for the variables. */
  private static List<JsonObject> rules(String command, String... variables) {
    String json = command.substring(command.indexOf("--rules '") + "--rules '".length());
    String array = json.substring(0, json.length() - 1);
    for (String variable : variables) {
      array = array.replace(variable, "\"arn\"");
    }
    assertThat(array).doesNotContain("'");
    return Json.object("{\"rules\":" + array + "}").objects("rules");
  }
}
