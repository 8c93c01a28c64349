package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.aws.dynamo.DynamoAlertBudget;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.cloud.lambda.CountedFunction;
import io.weir.cloud.lambda.FunctionFailedException;
import io.weir.cloud.lambda.LambdaFunction;
import io.weir.cloud.service.ReceivedAlert;
import io.weir.cloud.service.ReceivedEvent;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.cloud.service.Service;
import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import io.weir.store.AlertBudget;
import io.weir.store.IncidentStore;
import io.weir.store.WindowStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Weir's deployment on this machine: the template's tables and buckets on local servers, and its
 * functions, which are given the events that AWS would give them. One at a time in a process.
 */
public final class LocalCloud implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(400);

  private final Servers servers;
  private final Stack stack;
  private final Mode mode;
  private final Functions functions;
  private final Map<String, CountedFunction> running = new LinkedHashMap<>();
  private final Map<String, String> propertiesBefore = new LinkedHashMap<>();
  private final S3Client s3;
  private final DynamoDbClient dynamo;
  private final StreamDriver stream;
  private final StreamDriver answered;
  private final LogDeliveries deliveries;

  private LocalCloud(Servers servers, Mode mode, Map<String, String> parameters, Path logs)
      throws IOException {
    this.servers = servers;
    this.mode = mode;
    this.stack = new Stack(template(), parameters);
    this.s3 = servers.s3Client();
    this.dynamo = servers.dynamoClient();
    stack.createBuckets(s3);
    stack.createTables(dynamo);
    this.functions = new Functions(stack, servers, mode, logs);
    if (mode == Mode.IN_PROCESS) {
      setProperties(servers.properties());
    }
    stack.functions().forEach(id -> running.put(id, new CountedFunction(functions.create(id))));
    this.deliveries =
        new LogDeliveries(
            s3,
            stack.name("LogBucket"),
            running.get("IngestFunction"),
            (Integer) stack.eventProperty("IngestFunction", "LogObjects", "BatchSize"));
    String table = stack.name("IncidentsTable");
    String streamArn =
        dynamo.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    this.stream =
        new StreamDriver(
            servers.streamsClient(),
            streamArn,
            running.get("NotifyFunction"),
            StreamSettings.of(stack, "NotifyFunction", "Incidents"));
    this.answered =
        new StreamDriver(
            servers.streamsClient(),
            streamArn,
            running.get("RespondFunction"),
            StreamSettings.of(stack, "RespondFunction", "Incidents"));
  }

  /**
   * Starts everything, in the way that is closest to AWS.
   *
   * @param logs the folder into which each function writes what it logs
   * @param progress takes a line for each step
   */
  public static LocalCloud start(Path logs, Consumer<String> progress) throws IOException {
    return start(Mode.best(), logs, progress);
  }

  /** Starts everything in the given way. */
  public static LocalCloud start(Mode mode, Path logs, Consumer<String> progress)
      throws IOException {
    return start(mode, Map.of(), logs, progress);
  }

  /** Starts everything with parameters that have other values than their defaults. */
  static LocalCloud start(
      Mode mode, Map<String, String> parameters, Path logs, Consumer<String> progress)
      throws IOException {
    Files.createDirectories(logs);
    progress.accept("starting DynamoDB Local, an S3 server, and a recorder for SNS and CloudWatch");
    Servers servers = new Servers();
    try {
      progress.accept("creating the tables and buckets of template.yaml");
      LocalCloud cloud = new LocalCloud(servers, mode, parameters, logs);
      progress.accept("functions run by " + mode.description());
      return cloud;
    } catch (IOException | RuntimeException e) {
      // Their threads would keep the process alive.
      servers.close();
      throw e;
    }
  }

  /** Puts the functions of another release in the place of those that run, on the same data. */
  void deploy(Release release) {
    Map<String, String> environment = servers.environment();
    for (String id : release.functions()) {
      running.get(id).replace(release.function(id, environment, functions.log(id)));
    }
  }

  public Mode mode() {
    return mode;
  }

  /** Puts a log object into the log bucket, as if it were delivered at the time. */
  public void putObject(String key, byte[] bytes, Instant delivered) {
    deliveries.put(key, bytes, delivered);
  }

  /** Takes an object away again; news of it can still be delivered. */
  public void removeObject(String key) {
    deliveries.remove(key);
  }

  /**
   * Delivers news of the objects to the ingest function, as many in an event as the template
   * allows.
   *
   * @return the keys of the objects that have to be delivered again
   */
  public Set<String> deliver(List<String> keys, DeliveryShape shape) throws IOException {
    return deliveries.deliver(keys, shape);
  }

  /** Delivers news of the objects as the queue does, to the dead letters in the end. */
  void deliverOrDie(List<String> keys) throws IOException {
    deliveries.deliver(keys, DeliveryShape.QUEUE_OF_EVENT_BRIDGE, stack.receives("LogObjectQueue"));
  }

  /** Delivers the dead letters of objects anew. */
  void redrive() throws IOException {
    deliveries.redrive(DeliveryShape.QUEUE_OF_EVENT_BRIDGE, stack.receives("LogObjectQueue"));
  }

  /** Gives the ingest function what waits in its queue, one message at a time. */
  public void deliverQueued() throws IOException {
    for (String body : servers.queues().drain(stack.name("LogObjectQueue"))) {
      running.get("IngestFunction").invoke(Events.message(body));
    }
  }

  /** Returns what a resource of the template is called here; of a queue, its address. */
  public String name(String logicalId) {
    return stack.name(logicalId);
  }

  /** Returns the event by which a queue would tell of the object as it is now. */
  public byte[] news(String key) {
    return deliveries.news(key);
  }

  /** Gives the ingest function an event and returns its answer. */
  public byte[] ingest(byte[] event) throws IOException {
    return running.get("IngestFunction").invoke(event);
  }

  /** Has the score function hand out what is due at the time, and do it. */
  public void score(Instant time) throws IOException {
    work("ScoreFunction", "ScoreQueue", Events.scheduled("score", time));
  }

  /** Has the train function hand out all sources, and train them. */
  public void train(Instant time) throws IOException {
    work("TrainFunction", "TrainQueue", Events.scheduled("train", time));
  }

  /** Runs a function by its schedule so that it fails, as often as it is tried. */
  void failSchedule(String function) throws IOException {
    try {
      runScheduled(function, "{}".getBytes(UTF_8));
    } catch (FunctionFailedException e) {
      return;
    }
    throw new IllegalStateException(function + " did not fail");
  }

  /** What fails for good is kept where the template says. */
  private void runScheduled(String function, byte[] event) throws IOException {
    int left = stack.retries(function);
    while (true) {
      try {
        running.get(function).invoke(event);
        return;
      } catch (FunctionFailedException e) {
        if (left-- == 0) {
          String queue = stack.name(stack.onFailure(function));
          servers.queues().add(queue, new String(event, UTF_8));
          throw e;
        }
      }
    }
  }

  private void work(String function, String queue, byte[] schedule) throws IOException {
    runScheduled(function, schedule);
    for (String body : servers.queues().drain(stack.name(queue))) {
      work(function, queue, body);
    }
  }

  /** What fails comes again as often as the template says, and holds up no other message. */
  private void work(String function, String queue, String body) throws IOException {
    for (int receive = stack.receives(queue); receive > 0; receive--) {
      try {
        running.get(function).invoke(Events.message(body));
        return;
      } catch (FunctionFailedException e) {
        // Again, or no more.
      }
    }
    servers.queues().add(stack.name(stack.deadLetters(queue)), body);
  }

  /**
   * Returns a number that AWS itself has of the deployment, as its metrics are called.
   *
   * @param logicalId the function or the queue
   */
  double number(String metric, String logicalId) {
    return switch (metric) {
      case "Invocations" -> running.get(logicalId).invocations();
      case "Errors" -> running.get(logicalId).errors();
      case "NumberOfMessagesSent" -> deliveries.sent();
      case "NumberOfMessagesDeleted" -> deliveries.done();
      case "ApproximateNumberOfMessagesVisible" ->
          logicalId.equals("LogObjectDeadLetters")
              ? deliveries.deadLetters()
              : servers.queues().waiting(stack.name(logicalId));
      default -> throw new IllegalArgumentException("not known here: " + metric);
    };
  }

  /** Carries the changes of incidents to the notify function and returns how many there were. */
  public int drainStream() throws IOException {
    return stream.drain();
  }

  /** Carries the changes of incidents to the respond function and returns how many there were. */
  public int respond() throws IOException {
    return answered.drain();
  }

  /** Has the respond function end what it did for the incident. */
  public void undo(String incident) throws IOException {
    running.get("RespondFunction").invoke(Events.undo(incident));
  }

  /** Runs the notify function by its schedule, which tells what had to wait. */
  public void catchUp(Instant time) throws IOException {
    running.get("NotifyFunction").invoke(Events.scheduled("notify", time));
  }

  /** Returns what people were sent. */
  public List<ReceivedAlert> alerts() {
    return received("AlertTopic");
  }

  /** Returns what chat channels were sent. */
  public List<ReceivedAlert> chatMessages() {
    return received("ChatTopic");
  }

  private List<ReceivedAlert> received(String topic) {
    String arn = stack.name(topic);
    return servers.recorder().alerts().stream()
        .filter(alert -> alert.topicArn().equals(arn))
        .toList();
  }

  /** Returns the metrics that were put. */
  public List<ReceivedMetric> metrics() {
    return servers.recorder().metrics();
  }

  /** Returns the events that were put. */
  public List<ReceivedEvent> events() {
    return servers.recorder().events();
  }

  /** Returns the ranges that the firewall's sets hold. */
  Set<String> blocked() {
    return servers.recorder().blocked();
  }

  /** Has a service refuse all requests in this way, as long as it is told to. */
  void failAll(Service service, int status, String code) {
    servers.recorder().failAll(service, status, code);
  }

  /** Ends that. */
  void mend() {
    servers.recorder().mend();
  }

  /** Has the next requests to SNS and CloudWatch refused in this way. */
  public void failNext(int requests, int status, String code) {
    servers.recorder().failNext(requests, status, code);
  }

  /** Returns the windows as they are stored. */
  public WindowStore windows() {
    return new DynamoWindowStore(
        dynamo, stack.name("WindowsTable"), RETENTION, RETENTION, Clock.systemUTC());
  }

  /** Returns the incidents as they are stored. */
  public IncidentStore incidents() {
    return new DynamoIncidentStore(
        dynamo, stack.name("IncidentsTable"), RETENTION, Clock.systemUTC());
  }

  /** Returns the alerts of each hour as they are stored for the channel. */
  AlertBudget alertBudget(String channel) {
    return new DynamoAlertBudget(dynamo, stack.name("IncidentsTable"), channel, Clock.systemUTC());
  }

  /** Puts a document beside the models, as an operator does. */
  void putDocument(String key, String text) {
    s3.putObject(
        request -> request.bucket(stack.name("ModelBucket")).key(key),
        RequestBody.fromString(text));
  }

  /** Puts a message into a queue. */
  void putMessage(String queue, String body) {
    servers.queues().add(stack.name(queue), body);
  }

  /** Returns a client of the tables' server. */
  DynamoDbClient dynamo() {
    return dynamo;
  }

  /** Returns a client of the S3 server. */
  S3Client s3() {
    return s3;
  }

  /** Returns what a function of the template has logged. */
  public String log(String logicalId) throws IOException {
    Path log = functions.log(logicalId);
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void setProperties(Map<String, String> properties) {
    properties.forEach(
        (name, value) -> propertiesBefore.put(name, System.setProperty(name, value)));
  }

  /** Returns the template that this version was built with. */
  public static Template template() throws IOException {
    try (InputStream in = LocalCloud.class.getResourceAsStream("/template.yaml")) {
      return Template.parse(new String(in.readAllBytes(), UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    running.values().forEach(LambdaFunction::close);
    propertiesBefore.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
    s3.close();
    dynamo.close();
    servers.close();
  }
}
