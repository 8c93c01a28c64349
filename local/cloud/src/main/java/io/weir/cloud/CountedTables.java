package io.weir.cloud;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.cloud.service.LocalDynamo;
import io.weir.cloud.stack.Tables;
import io.weir.cloud.stack.Template;
import io.weir.store.IncidentStore;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The stores on DynamoDB Local, in memory, over tables as the template has them; all is counted.
 */
public final class CountedTables implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(60);

  private final LocalDynamo server;
  private final DynamoDbClient client;
  private final CapacityCounter counter = new CapacityCounter();
  private final String windowsTable = "windows";
  private final String incidentsTable = "incidents";

  /** Starts the server with two empty tables. */
  public CountedTables() throws IOException {
    server = new LocalDynamo();
    client =
        Servers.at(server.endpoint(), DynamoDbClient.builder())
            .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(counter))
            .build();
    Template template = LocalCloud.template();
    client.createTable(Tables.creation(windowsTable, template.properties("WindowsTable")));
    client.createTable(Tables.creation(incidentsTable, template.properties("IncidentsTable")));
  }

  /** Returns what was consumed since the last call. */
  public Consumed consumed() {
    return counter.take();
  }

  /** Returns the store of windows. */
  public WindowStore windows() {
    return new DynamoWindowStore(client, windowsTable, RETENTION, RETENTION, Clock.systemUTC());
  }

  /** Returns the store of incidents. */
  public IncidentStore incidents() {
    return new DynamoIncidentStore(client, incidentsTable, RETENTION, Clock.systemUTC());
  }

  /** Returns the store of verdicts. */
  public VerdictStore verdicts() {
    return new DynamoVerdictStore(
        client, windowsTable, incidentsTable, RETENTION, RETENTION, Clock.systemUTC());
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
