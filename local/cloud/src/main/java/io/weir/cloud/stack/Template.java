package io.weir.cloud.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The deployment template as data. A short intrinsic function such as {@code !Ref} becomes an
 * {@link Intrinsic}.
 */
public final class Template {
  private final Map<String, Object> root;

  private Template(Map<String, Object> root) {
    this.root = root;
  }

  /**
   * A function of CloudFormation and its argument.
   *
   * @param name {@code Ref}, {@code GetAtt}, {@code Sub} and so on
   * @param argument text, list or map
   */
  public record Intrinsic(String name, Object argument) {}

  /** Returns the template of the text. */
  public static Template parse(String yaml) {
    Object root = new Yaml(new Tags(new LoaderOptions())).load(yaml);
    return new Template(map(root));
  }

  /** Returns the default of each parameter that has one. */
  public Map<String, String> parameterDefaults() {
    Map<String, String> defaults = new TreeMap<>();
    map(root.get("Parameters"))
        .forEach((name, body) -> defaults.put(name, String.valueOf(map(body).get("Default"))));
    return defaults;
  }

  /** Returns the parameters with their types and bounds. */
  public Map<String, Map<String, Object>> parameters() {
    Map<String, Map<String, Object>> parameters = new TreeMap<>();
    map(root.get("Parameters")).forEach((name, body) -> parameters.put(name, map(body)));
    return parameters;
  }

  /** Returns the logical ids of the resources of the type, in the template's order. */
  public List<String> resources(String type) {
    return map(root.get("Resources")).entrySet().stream()
        .filter(resource -> type.equals(map(resource.getValue()).get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns a resource's properties. */
  public Map<String, Object> properties(String logicalId) {
    Object resource = map(root.get("Resources")).get(logicalId);
    if (resource == null) {
      throw new IllegalArgumentException("the template has no resource " + logicalId);
    }
    return map(map(resource).getOrDefault("Properties", Map.of()));
  }

  /** Returns a part of the template, by the names on the way to it. */
  public Object at(String... path) {
    Object part = root;
    for (String name : path) {
      part = map(part).get(name);
    }
    if (part == null) {
      throw new IllegalArgumentException("the template has no " + String.join(".", path));
    }
    return part;
  }

  /** Returns a part of the template as a map with its order kept. */
  public static Map<String, Object> map(Object part) {
    if (!(part instanceof Map<?, ?> any)) {
      throw new IllegalArgumentException("not a map: " + part);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    any.forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }

  /** Returns a part of the template as a list. */
  public static List<Object> list(Object part) {
    if (!(part instanceof List<?> any)) {
      throw new IllegalArgumentException("not a list: " + part);
    }
    return List.copyOf(any);
  }

  private static final class Tags extends SafeConstructor {
    Tags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return new Intrinsic(node.getTag().getValue().substring(1), argument(node));
            }
          });
    }

    private Object argument(Node node) {
      if (node instanceof ScalarNode scalar) {
        return constructScalar(scalar);
      }
      return node instanceof SequenceNode sequence
          ? constructSequence(sequence)
          : constructMapping((MappingNode) node);
    }
  }
}
