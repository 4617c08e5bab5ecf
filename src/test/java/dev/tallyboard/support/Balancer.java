package dev.tallyboard.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** One address for several servers: each connection goes to one that is there, drawn by lot. */
public final class Balancer implements AutoCloseable {
  private final ServerSocket server;
  private final List<Integer> ports;
  private final Set<Socket> clients = Collections.newSetFromMap(new ConcurrentHashMap<>());

  public Balancer(List<Integer> ports) {
    this.ports = List.copyOf(ports);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Breaks every connection that is open. */
  public void cutAll() {
    clients.forEach(Balancer::close);
  }

  @Override
  public void close() {
    close(server);
    cutAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket behind = anyOf(ports)) {
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      Thread up = Thread.ofVirtual().start(() -> pass(client, behind));
      pass(behind, client);
      up.join();
    } catch (IOException e) {
      // none is there, or one side went away: the client sees a broken connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
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
      close(from);
      close(to);
    }
  }

  private static void close(AutoCloseable it) {
    try {
      it.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
