package io.weir.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Hands on what comes to one address to a server on the loopback interface, so that a container can
 * reach it there.
 */
final class Relay implements AutoCloseable {
  private static final int MAX_WAITING = 50;

  private final ServerSocket server;
  private final int targetPort;

  Relay(InetAddress address, int targetPort) throws IOException {
    this.server = new ServerSocket(0, MAX_WAITING, address);
    this.targetPort = targetPort;
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        start(() -> copy(client, target));
        start(() -> copy(target, client));
      } catch (IOException e) {
        // Closed, or a client that was gone at once.
      }
    }
  }

  /** Copies until one side ends, and then ends both. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // The other direction ended.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
