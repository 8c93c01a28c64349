package io.weir.cloud;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.weir.aws.Environment;
import io.weir.cloud.lambda.ClassPaths;
import io.weir.cloud.lambda.FunctionSpec;
import io.weir.cloud.lambda.InProcessFunction;
import io.weir.cloud.lambda.LambdaFunction;
import io.weir.cloud.lambda.RuntimeClientFunction;
import io.weir.cloud.stack.Stack;
import io.weir.functions.answer.AnswerHandler;
import io.weir.functions.ingest.IngestHandler;
import io.weir.functions.notify.Channels;
import io.weir.functions.notify.NotifyHandler;
import io.weir.functions.respond.RespondHandler;
import io.weir.functions.score.ScoreHandler;
import io.weir.functions.train.TrainHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes the functions of the template. */
final class Functions {
  private final Stack stack;
  private final Servers servers;
  private final Mode mode;
  private final Path logs;

  /** Returns a maker of functions that write what they log into the folder. */
  Functions(Stack stack, Servers servers, Mode mode, Path logs) {
    this.stack = stack;
    this.servers = servers;
    this.mode = mode;
    this.logs = logs;
  }

  LambdaFunction create(String logicalId) {
    FunctionSpec spec = stack.function(logicalId, servers.environment());
    Path log = log(logicalId);
    return switch (mode) {
      case RUNTIME_CLIENT ->
          new RuntimeClientFunction(spec, ClassPaths.of(spec, handler(logicalId)), log);
      case IN_PROCESS -> inProcess(logicalId, spec, new FileLogger(log));
    };
  }

  Path log(String logicalId) {
    return logs.resolve(logicalId + ".log");
  }

  private static InProcessFunction inProcess(
      String logicalId, FunctionSpec spec, LambdaLogger logger) {
    Environment environment =
        new Environment(name -> Optional.ofNullable(spec.environment().get(name)));
    return switch (logicalId) {
      case "IngestFunction" ->
          InProcessFunction.of(
              spec,
              new IngestHandler(
                  IngestHandler.step(environment), IngestHandler.allowList(environment)),
              logger);
      case "ScoreFunction" ->
          InProcessFunction.of(
              spec,
              new ScoreHandler(
                  ScoreHandler.dispatch(environment),
                  ScoreHandler.step(environment),
                  ScoreHandler.suppressions(environment),
                  ScoreHandler.allowList(environment),
                  ScoreHandler.deploys(environment),
                  environment.deploys(),
                  environment.metricNamespace()),
              logger);
      case "TrainFunction" ->
          InProcessFunction.of(
              spec,
              new TrainHandler(
                  TrainHandler.dispatch(environment),
                  TrainHandler.step(environment),
                  TrainHandler.crawlers(environment)),
              logger);
      case "NotifyFunction" ->
          InProcessFunction.of(spec, new NotifyHandler(Channels.of(environment)), logger);
      case "RespondFunction" ->
          InProcessFunction.of(
              spec,
              new RespondHandler(
                  RespondHandler.step(environment),
                  RespondHandler.allowList(environment),
                  RespondHandler.incidents(environment),
                  environment.metricNamespace()),
              logger);
      case "AnswerFunction" ->
          InProcessFunction.of(
              spec,
              new AnswerHandler(AnswerHandler.step(environment), environment.answerKey()),
              logger);
      default -> throw new IllegalArgumentException("no such function: " + logicalId);
    };
  }

  private static Class<?> handler(String logicalId) {
    return switch (logicalId) {
      case "IngestFunction" -> IngestHandler.class;
      case "ScoreFunction" -> ScoreHandler.class;
      case "TrainFunction" -> TrainHandler.class;
      case "NotifyFunction" -> NotifyHandler.class;
      case "RespondFunction" -> RespondHandler.class;
      case "AnswerFunction" -> AnswerHandler.class;
      default -> throw new IllegalArgumentException("no such function: " + logicalId);
    };
  }

  private record FileLogger(Path file) implements LambdaLogger {
    @Override
    public synchronized void log(String message) {
      log(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void log(byte[] message) {
      try {
        Files.write(file, message, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
