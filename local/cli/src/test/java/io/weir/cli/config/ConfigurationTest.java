package io.weir.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cloud.LocalCloud;
import io.weir.cloud.stack.Template;
import io.weir.step.Settings;
import java.io.IOException;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private Template template;

  @BeforeEach
  void readTemplate() throws IOException {
    template = LocalCloud.template();
  }

  @Test
  void read_parametersOfTheTemplate_areTaken() {
    Settings settings =
        read("# ours\nTimeZone: Europe/Berlin\nMinRequests: 20\nAlertEmail: ops@example.com\n");

    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.minRequests()).isEqualTo(20);
    assertThat(settings.trainingDays()).isEqualTo(Settings.defaults().trainingDays());
  }

  @Test
  void read_nothing_leavesAllAsItIs() {
    assertThat(read("")).isEqualTo(Settings.defaults());
  }

  @Test
  void read_unknownName_saysTheLineAndWhatIsMeant() {
    assertThatThrownBy(() -> read("TimeZone: UTC\nMinRequest: 20\n"))
        .hasMessage("weir.yaml:2: unknown: MinRequest; MinRequests is meant?");
  }

  @Test
  void read_valueOutOfBounds_saysTheLineAndTheBound() {
    assertThatThrownBy(() -> read("\nMinRequests: 0\n"))
        .hasMessage("weir.yaml:2: MinRequests must be at least 1, not 0");
    assertThatThrownBy(() -> read("WindowSeconds: 7\n"))
        .hasMessageStartingWith("weir.yaml:1: WindowSeconds must be one of 60, 300,");
    assertThatThrownBy(() -> read("MinRequests: many\n"))
        .hasMessage("weir.yaml:1: MinRequests must be a number, not many");
  }

  @Test
  void read_noYaml_saysTheLine() {
    assertThatThrownBy(() -> read("TimeZone: UTC\n  : [\n")).hasMessageStartingWith("weir.yaml:");
    assertThatThrownBy(() -> read("- a\n")).hasMessageContaining("Name: value");
    assertThatThrownBy(() -> read("TimeZone: {a: b}\n")).hasMessageContaining("one value");
  }

  @Test
  void read_tagOfAClass_isRefused() {
    assertThatThrownBy(() -> read("TimeZone: !!java.net.URL UTC\n"))
        .hasMessageContaining("weir.yaml:1: Global tag is not allowed");
  }

  private Settings read(String text) {
    return Configuration.read(text, "weir.yaml", template).over(Settings.defaults());
  }
}
