package io.weir.bench.functions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The local servers in a process of their own, and what a function needs to run beside them. */
final class Sandbox implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** The id that the sample incidents have. */
  private static final List<String> IDS = List.of("3f1c0a9b5d7e2f4a6b8c", "7a2d0c4be1f35968a0cd");

  private final Path root;
  private final Path work;
  private final Path emulator;
  private final Path java;
  private final Process servers;
  private long incidents = System.nanoTime() / 1_000;
  private int logs;

  /**
   * Starts the servers.
   *
   * @param root of the checkout, whose functions are packaged
   */
  Sandbox(Path root, Path emulator) throws IOException {
    this.root = root;
    this.emulator = emulator;
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.work = Files.createTempDirectory("weir-cold-start");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "io.weir.cloud.SampleCloud",
            work.toString(),
            root.resolve("events").toString());
    builder.redirectErrorStream(true).redirectOutput(work.resolve("cloud.log").toFile());
    this.servers = builder.start();
    for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
      if (Files.exists(work.resolve("ready"))) {
        bareJar();
        return;
      }
      pause();
    }
    close();
    throw new IOException("the local servers do not start; see " + work.resolve("cloud.log"));
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Classes in folders cannot be kept in an archive. */
  private void bareJar() throws IOException {
    Path classes =
        Path.of(BareHandler.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> command =
        new ArrayList<>(List.of("-c", "-f", work.resolve("bare.jar").toString()));
    Path folder = classes.resolve("io/weir/bench/functions");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(file -> file.getFileName().toString().startsWith("Bare")).toList()) {
        command.addAll(List.of("-C", classes.toString(), classes.relativize(file).toString()));
      }
    }
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    if (jar.run(System.out, System.err, command.toArray(String[]::new)) != 0) {
      throw new IOException("the bare handlers cannot be put into a jar");
    }
  }

  /** Starts ours, or the bare one from the same jar. */
  Emulated start(Subject subject, boolean bare, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(subject)));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(bare ? subject.bare().getName() + "::handleRequest" : subject.handler());
    return new Emulated(emulator, command, environment(subject), work.resolve(logs++ + ".log"));
  }

  private String classPath(Subject subject) {
    List<String> paths = new ArrayList<>();
    paths.add(root.resolve("functions/%1$s/target/%1$s.jar".formatted(subject.name())).toString());
    // Behind the jar for both, so that its classes are found in the same time.
    paths.add(work.resolve("bare.jar").toString());
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            path ->
                path.matches(
                    ".*/aws-lambda-java-(runtime-interface-client|serialization|core)-[0-9][^/]*"))
        .forEach(paths::add);
    return String.join(File.pathSeparator, paths);
  }

  private Map<String, String> environment(Subject subject) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String line : Files.readAllLines(work.resolve(subject.logicalId() + ".env"))) {
      environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    environment.put("BARE_BUCKET", "example-logs");
    environment.put("BARE_KEY", Files.readString(work.resolve("key")));
    environment.put(
        "BARE_TABLE",
        environment.getOrDefault(
            "WEIR_INCIDENTS_TABLE", environment.getOrDefault("WEIR_WINDOWS_TABLE", "")));
    environment.put("BARE_TOPIC", environment.getOrDefault("WEIR_ALERT_TOPIC_ARN", ""));
    return environment;
  }

  /** Returns the event anew: of an incident that nobody has been told of. */
  String event(Subject subject) throws IOException {
    String text = Files.readString(work.resolve(subject.event()));
    incidents++;
    for (String id : IDS) {
      text = text.replace(id, "%020x".formatted(incidents));
    }
    return text;
  }

  /** Returns a file in the sandbox's folder. */
  Path file(String name) {
    return work.resolve(name);
  }

  @Override
  public void close() {
    servers.destroy();
  }
}
