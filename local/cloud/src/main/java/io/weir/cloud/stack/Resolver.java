package io.weir.cloud.stack;

import io.weir.cloud.stack.Template.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Works out what the template's intrinsic functions stand for, given what parameters and resources
 * are called here.
 */
public final class Resolver {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Template template;
  private final Map<String, String> names;

  /** Returns a resolver of names such as {@code TimeZone}, {@code Table} and {@code Table.Arn}. */
  public Resolver(Template template, Map<String, String> names) {
    this.template = template;
    this.names = names;
  }

  /** Returns the part with all functions worked out; {@code AWS::NoValue} leaves its place out. */
  public Object resolve(Object part) {
    return value(part)
        .orElseThrow(() -> new IllegalArgumentException("nothing is left of " + part));
  }

  /** Returns the part with all functions worked out, as text. */
  public String text(Object part) {
    return String.valueOf(resolve(part));
  }

  private Optional<Object> value(Object part) {
    if (part instanceof Intrinsic intrinsic) {
      return apply(intrinsic);
    }
    if (part instanceof Map<?, ?>) {
      Map<String, Object> resolved = new LinkedHashMap<>();
      Template.map(part)
          .forEach((name, each) -> value(each).ifPresent(found -> resolved.put(name, found)));
      return Optional.of(resolved);
    }
    if (part instanceof List<?> parts) {
      List<Object> resolved = new ArrayList<>();
      parts.forEach(each -> value(each).ifPresent(resolved::add));
      return Optional.of(resolved);
    }
    return Optional.of(part);
  }

  private Optional<Object> apply(Intrinsic intrinsic) {
    Object argument = intrinsic.argument();
    return switch (intrinsic.name()) {
      case "Ref" ->
          argument.equals("AWS::NoValue") ? Optional.empty() : Optional.of(name(argument));
      case "GetAtt" -> Optional.of(name(argument));
      case "Sub" -> Optional.of(substitute(argument));
      case "Join" -> Optional.of(join(Template.list(argument)));
      case "If" -> value(Template.list(argument).get(holds(condition(argument)) ? 1 : 2));
      default -> throw new IllegalArgumentException("not known here: !" + intrinsic.name());
    };
  }

  private Object condition(Object argument) {
    return template.at("Conditions", Template.list(argument).get(0).toString());
  }

  private boolean holds(Object condition) {
    Intrinsic intrinsic = (Intrinsic) condition;
    List<Object> arguments = Template.list(intrinsic.argument());
    return switch (intrinsic.name()) {
      case "Equals" -> Objects.equals(text(arguments.get(0)), text(arguments.get(1)));
      case "Not" -> !holds(arguments.get(0));
      case "And" -> arguments.stream().allMatch(this::holds);
      default -> throw new IllegalArgumentException("not known here: !" + intrinsic.name());
    };
  }

  /** A list of the operator's is here what its default is: its texts with commas. */
  private String join(List<Object> arguments) {
    String delimiter = arguments.get(0).toString();
    Object parts = resolve(arguments.get(1));
    return parts instanceof List<?> list
        ? String.join(delimiter, list.stream().map(String::valueOf).toList())
        : parts.toString().replace(",", delimiter);
  }

  private String substitute(Object argument) {
    String text = argument instanceof List<?> parts ? parts.get(0).toString() : argument.toString();
    Map<String, Object> own =
        argument instanceof List<?> parts ? Template.map(parts.get(1)) : Map.of();
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    own.containsKey(found.group(1))
                        ? text(own.get(found.group(1)))
                        : name(found.group(1))));
  }

  private String name(Object argument) {
    String name = names.get(argument.toString());
    if (name == null) {
      throw new IllegalArgumentException("nothing here is called " + argument);
    }
    return name;
  }
}
