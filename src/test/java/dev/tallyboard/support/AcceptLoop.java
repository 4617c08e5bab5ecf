package dev.tallyboard.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections on a free port of this machine, and serves each on a thread of its own. */
final class AcceptLoop implements AutoCloseable {
  /** What to do with a connection; it is closed behind it. */
  interface Service {
    /**
     * @throws IOException where either side went away: ordinary here
     */
    void serve(Socket client) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Service service;
  private final Set<Socket> clients = Collections.newSetFromMap(new ConcurrentHashMap<>());

  AcceptLoop(Service service) {
    this.service = service;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Breaks every connection that is open. */
  void cutAll() {
    clients.forEach(AcceptLoop::close);
  }

  @Override
  public void close() {
    close(server);
    cutAll();
  }

  static void close(AutoCloseable it) {
    try {
      it.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
    try (client) {
      service.serve(client);
    } catch (IOException e) {
      // either side went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
    }
  }
}
