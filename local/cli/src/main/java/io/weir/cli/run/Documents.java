package io.weir.cli.run;

import io.weir.cli.config.Configuration;
import io.weir.cli.geo.GeoFiles;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.stack.Template;
import io.weir.detect.AllowListJson;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.incident.Deploy;
import io.weir.incident.DeployJson;
import io.weir.incident.Suppression;
import io.weir.incident.SuppressionJson;
import io.weir.report.Places;
import io.weir.step.Settings;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the operator knows of the traffic, as options that name files. */
final class Documents {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as YAML, by the names of the template's parameters.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone whose days and weeks the traffic follows. Default: UTC")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description = "A JSON document of what to keep quiet about, and why.")
  private Optional<Path> suppressions = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description = "A JSON document of clients, paths and crawlers whose attacks are none.")
  private Optional<Path> allow = Optional.empty();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = {
        "What people said of alerts, as weir incidents --answers prints it: each is heeded from",
        "its time on."
      })
  private Optional<Path> answers = Optional.empty();

  @Option(
      names = "--deploys",
      paramLabel = "FILE",
      description = "Releases, as weir mark deploy --file writes them.")
  private Optional<Path> deploys = Optional.empty();

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description = {
        "A database of addresses in MaxMind's format (.mmdb), for countries and networks in the"
            + " report. May be given again."
      })
  private List<Path> geo = List.of();

  /** Returns what the operator chose, in the file and by the other options. */
  Settings settings() throws IOException {
    Settings settings = Settings.defaults();
    if (config.isPresent()) {
      Template template = LocalCloud.template();
      String name = config.get().toString();
      settings =
          document(
                  config,
                  "",
                  text -> Configuration.read(text, name, template).over(Settings.defaults()))
              .orElse(settings);
    }
    return settings.withZone(zone.orElse(settings.zone())).withSuppressions(stated());
  }

  private List<Suppression> stated() throws IOException {
    return document(suppressions, named(suppressions), SuppressionJson::read).orElse(List.of());
  }

  /** Returns who may do what would be an attack. */
  AllowList allowed() throws IOException {
    return document(allow, named(allow), AllowListJson::read).orElse(AllowList.NONE);
  }

  /** Returns what was released. */
  List<Deploy> deploys() throws IOException {
    return document(
            deploys,
            named(deploys),
            text -> text.lines().filter(line -> !line.isBlank()).map(DeployJson::read).toList())
        .orElse(List.of());
  }

  /** Returns what people said of alerts. */
  List<Answer> answers() throws IOException {
    return document(
            answers,
            named(answers),
            text -> text.lines().filter(line -> !line.isBlank()).map(AnswerJson::read).toList())
        .orElse(List.of());
  }

  /** Returns what knows where clients are. */
  Places places() {
    try {
      return geo.isEmpty() ? Places.NONE : GeoFiles.open(geo);
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "no such file: " + e.getFile(), e);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String named(Optional<Path> file) {
    return file.map(path -> path + ": ").orElse("");
  }

  private <T> Optional<T> document(Optional<Path> file, String named, Function<String, T> reader)
      throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(Files.readString(file.get())));
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "no such file: " + file.get(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), named + e.getMessage(), e);
    }
  }
}
