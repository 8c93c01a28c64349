package io.weir.cli.config;

import io.weir.cloud.stack.Template;
import io.weir.step.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What an operator chose, by the names and within the bounds of the template's parameters, so that
 * one YAML file serves a local run and a deployment. What only a deployment needs is checked and
 * left alone.
 */
public final class Configuration {
  private static final int MOST_CHARS = 1 << 20;

  private final Map<String, String> values;

  private Configuration(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a file's text.
   *
   * @param name the file's name, for messages
   * @param template says what there is to choose
   * @throws IllegalArgumentException with the line of what is wrong
   */
  public static Configuration read(String text, String name, Template template) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARS);
    options.setAllowDuplicateKeys(false);
    Node root;
    try {
      root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
    } catch (MarkedYAMLException e) {
      throw new IllegalArgumentException(
          name + ":" + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem(), e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (root != null) {
      if (!(root instanceof MappingNode mapping)) {
        throw new IllegalArgumentException(name + ":1: write 'Name: value' on each line");
      }
      Map<String, Parameter> known = Parameter.of(template);
      for (NodeTuple pair : mapping.getValue()) {
        String at = name + ":" + (pair.getKeyNode().getStartMark().getLine() + 1) + ": ";
        String key = scalar(at, pair.getKeyNode());
        String value = scalar(at + key + ": ", pair.getValueNode());
        Parameter parameter = known.get(key);
        if (parameter == null) {
          throw new IllegalArgumentException(at + Parameter.unknown(key, known.keySet()));
        }
        parameter
            .whyNot(value)
            .ifPresent(
                why -> {
                  throw new IllegalArgumentException(at + key + " " + why + ", not " + value);
                });
        if (values.put(key, value) != null) {
          throw new IllegalArgumentException(at + key + " stands there twice");
        }
      }
    }
    return new Configuration(values);
  }

  private static String scalar(String at, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new IllegalArgumentException(at + "one value is expected");
  }

  /**
   * Returns the settings with what was chosen here.
   *
   * @throws IllegalArgumentException if a time zone is none
   */
  public Settings over(Settings settings) {
    return new Settings(
        Duration.ofSeconds(number("WindowSeconds", settings.windowWidth().toSeconds())),
        zone(settings.zone()),
        Math.toIntExact(number("MinRequests", settings.minRequests())),
        Double.parseDouble(
            values.getOrDefault(
                "FalseAlarmsPerWeek", Double.toString(settings.falseAlarmsPerWeek()))),
        settings.contamination(),
        Math.toIntExact(number("TrainingDays", settings.trainingDays())),
        settings.lateness(),
        settings.paging(),
        settings.suppressions(),
        values.getOrDefault("AthenaTable", settings.athenaTable()));
  }

  private long number(String name, long otherwise) {
    return values.containsKey(name) ? Long.parseLong(values.get(name)) : otherwise;
  }

  private ZoneId zone(ZoneId otherwise) {
    String zone = values.get("TimeZone");
    try {
      return zone == null ? otherwise : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("TimeZone: no time zone: " + zone, e);
    }
  }
}
