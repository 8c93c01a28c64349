package io.weir.aws.dynamo;

import io.weir.aws.Clients;
import io.weir.aws.Environment;
import io.weir.incident.Deploy;
import io.weir.incident.DeployJson;
import io.weir.store.DeployStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Releases in the table of windows, one item each. */
public final class DynamoDeployStore implements DeployStore {
  private static final String PARTITION = "deploys";
  private static final String JSON = "json";

  /** Late data is judged for a day. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final Table table;

  /** Returns the store of the table. */
  public DynamoDeployStore(DynamoDbClient client, String tableName, Clock clock) {
    this.table = new Table(client, tableName, clock);
  }

  /** Returns the store that the environment names. */
  public static DynamoDeployStore of(Environment environment, DynamoDbClient client) {
    return new DynamoDeployStore(client, environment.windowsTable(), Clock.systemUTC());
  }

  /** Returns the store as region and credentials reach it that the SDK finds by itself. */
  public static DynamoDeployStore ofProcess(String tableName) throws IOException {
    try {
      return new DynamoDeployStore(Clients.dynamoDb(), tableName, Clock.systemUTC());
    } catch (SdkException e) {
      throw new IOException("DynamoDB cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public void put(Deploy deploy) {
    table.put(
        Item.of(PARTITION, deploy.id())
            .with(JSON, DeployJson.write(deploy))
            .expiring(deploy.until(), KEPT));
  }

  @Override
  public Optional<Deploy> deploy(String id) {
    return table.get(PARTITION, id).stream().flatMap(DynamoDeployStore::read).findFirst();
  }

  @Override
  public List<Deploy> deploys(Instant endedAfter) {
    return table.query(PARTITION).stream()
        .flatMap(DynamoDeployStore::read)
        .filter(deploy -> deploy.until().isAfter(endedAfter))
        .toList();
  }

  /** One that a newer release wrote excuses nothing. */
  private static Stream<Deploy> read(Item item) {
    try {
      return Stream.of(DeployJson.read(item.text(JSON)));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
