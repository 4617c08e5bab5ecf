package dev.tallyboard.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Stands before a gateway and can take the stream away, while every other request passes. */
public final class StreamBarrier implements AutoCloseable {
  private enum Mode {
    OPEN,
    CUT,
    REFUSING
  }

  private final ServerSocket server;
  private final int gatewayPort;
  private final Set<Socket> streams = new HashSet<>();
  private Mode mode = Mode.OPEN;

  public StreamBarrier(int gatewayPort) {
    this.gatewayPort = gatewayPort;
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

  /** Breaks the streams that are open; new ones break as soon as they are asked for. */
  public void cut() {
    change(Mode.CUT);
  }

  /** Breaks the streams that are open; new ones are answered with 503. */
  public void refuse() {
    change(Mode.REFUSING);
  }

  /** Lets streams pass again. */
  public void restore() {
    change(Mode.OPEN);
  }

  @Override
  public void close() {
    cut();
    closeQuietly(server);
  }

  private synchronized void change(Mode next) {
    mode = next;
    if (next != Mode.OPEN) {
      streams.forEach(StreamBarrier::closeQuietly);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      OneRequest request = OneRequest.read(client.getInputStream());
      if (!request.asksForStream()) {
        pass(client, request);
        return;
      }
      switch (enter(client)) {
        case OPEN -> pass(client, request);
        case CUT -> {}
        case REFUSING ->
            client
                .getOutputStream()
                .write(
                    "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // either side went away, which is what this is for
    } finally {
      leave(client);
    }
  }

  private synchronized Mode enter(Socket stream) {
    streams.add(stream);
    return mode;
  }

  private synchronized void leave(Socket stream) {
    streams.remove(stream);
  }

  private void pass(Socket client, OneRequest request) throws IOException {
    try (Socket gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort)) {
      gateway.getOutputStream().write(request.closing());
      Thread.ofVirtual().start(() -> copy(client, gateway));
      gateway.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // the answer has been given
    } finally {
      closeQuietly(to);
    }
  }

  private static void closeQuietly(AutoCloseable it) {
    try {
      it.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
