package io.weir.cloud.service;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this process, in memory. Its own server listens on all interfaces and reports
 * its use; this one listens on the loopback interface only, and reports nothing.
 */
public final class LocalDynamo implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final LocalDynamoDBServerHandler handler;

  public LocalDynamo() throws IOException {
    boolean inMemory = true;
    boolean sharedBetweenCredentials = true;
    boolean slowTableStates = false;
    try {
      handler =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(
                  0, inMemory, null, sharedBetweenCredentials, slowTableStates),
              null);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(handler);
      server.start();
    } catch (Exception e) {
      throw new IOException("DynamoDB Local does not start: " + e.getMessage(), e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
      handler.close();
    } catch (Exception e) {
      throw new IOException("DynamoDB Local does not stop: " + e.getMessage(), e);
    }
  }
}
