package dev.tallyboard.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One address for several servers: each connection goes to one that is there, drawn by lot. */
public final class Balancer implements AutoCloseable {
  private final AcceptLoop loop;
  private final List<Integer> ports;

  public Balancer(List<Integer> ports) {
    this.ports = List.copyOf(ports);
    loop = new AcceptLoop(this::serve);
  }

  public String url() {
    return loop.url();
  }

  /** Breaks every connection that is open. */
  public void cutAll() {
    loop.cutAll();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Where no server is there, the client sees a broken connection. */
  private void serve(Socket client) throws IOException, InterruptedException {
    try (Socket behind = anyOf(ports)) {
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      Thread up = Thread.ofVirtual().start(() -> pass(client, behind));
      pass(behind, client);
      up.join();
    }
  }

  private static Socket anyOf(List<Integer> ports) throws IOException {
    List<Integer> drawn = new ArrayList<>(ports);
    Collections.shuffle(drawn, ThreadLocalRandom.current());
    IOException last = new IOException("no server");
    for (int port : drawn) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** Until either side ends; then both do. */
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // ends as the end does
    } finally {
      AcceptLoop.close(from);
      AcceptLoop.close(to);
    }
  }
}
