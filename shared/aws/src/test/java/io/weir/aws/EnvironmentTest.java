package io.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.step.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "WEIR_WINDOW_SECONDS", "600",
          "WEIR_TIME_ZONE", "Europe/Berlin",
          "WEIR_MIN_REQUESTS", "20",
          "WEIR_FALSE_ALARMS_PER_WEEK", "0.5",
          "WEIR_TRAINING_DAYS", "14",
          "WEIR_ATHENA_TABLE", "logs",
          "WEIR_WINDOWS_TABLE", "windows",
          "WEIR_PART_RETENTION_DAYS", "15");

  @Test
  void settings_areWhatTheVariablesSay() {
    Settings settings = environment(VARIABLES).settings();
    assertThat(settings.windowWidth()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.minRequests()).isEqualTo(20);
    assertThat(settings.falseAlarmsPerWeek()).isEqualTo(0.5);
    assertThat(settings.trainingDays()).isEqualTo(14);
    assertThat(settings.athenaTable()).isEqualTo("logs");
  }

  @Test
  void retention_isInDays() {
    assertThat(environment(VARIABLES).partRetention()).isEqualTo(Duration.ofDays(15));
  }

  @ParameterizedTest
  @CsvSource({
    "WEIR_WINDOW_SECONDS, five, must be a whole number",
    "WEIR_WINDOW_SECONDS, 0, must be positive",
    "WEIR_TIME_ZONE, Mars/Olympus, must be a time zone",
    "WEIR_FALSE_ALARMS_PER_WEEK, few, must be a number",
    "WEIR_FALSE_ALARMS_PER_WEEK, NaN, must be positive",
    "WEIR_ATHENA_TABLE, ' ', is not set"
  })
  void variable_thatMakesNoSenseIsNamed(String name, String value, String reason) {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put(name, value);
    assertThatThrownBy(() -> environment(variables).settings())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(reason);
  }

  @Test
  void variable_thatIsMissingIsNamed() {
    assertThatThrownBy(() -> environment(VARIABLES).modelBucket())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WEIR_MODEL_BUCKET");
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(name -> Optional.ofNullable(variables.get(name)));
  }
}
