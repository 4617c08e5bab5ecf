package dev.tallyboard.support;

import java.io.IOException;
import java.net.InetAddress;
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

  private final AcceptLoop loop;
  private final int gatewayPort;
  private final Set<Socket> streams = new HashSet<>();
  private Mode mode = Mode.OPEN;

  public StreamBarrier(int gatewayPort) {
    this.gatewayPort = gatewayPort;
    loop = new AcceptLoop(this::serve);
  }

  public String url() {
    return loop.url();
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
    loop.close();
  }

  private synchronized void change(Mode next) {
    mode = next;
    if (next != Mode.OPEN) {
      streams.forEach(AcceptLoop::close);
    }
  }

  private void serve(Socket client) throws IOException {
    try {
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
      AcceptLoop.close(to);
    }
  }
}
