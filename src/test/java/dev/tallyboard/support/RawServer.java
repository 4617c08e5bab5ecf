package dev.tallyboard.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server that says exactly what a test tells it to, byte by byte; one thread a connection. */
public final class RawServer implements AutoCloseable {
  /** What a client asked for. */
  public record Request(String method, String path, Map<String, String> headers, String body) {}

  /**
   * One connection, as the test sees it.
   *
   * @param wire below the TLS, where there is some
   */
  public record Exchange(Request request, Socket socket, Socket wire) {
    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    public void openStream() throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    public void heartbeat() throws IOException {
      send("event: heartbeat\ndata: {\"timestamp\":1}\n\n");
    }

    public void answer(String status, String headers, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      send(
          "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(status, headers, length, body));
    }

    /** Returns when the client has gone. */
    public void untilClosed() throws IOException {
      while (socket.getInputStream().read() >= 0) {}
    }
  }

  /** What to do with a connection; it is closed behind it. */
  public interface Script {
    void play(Exchange exchange) throws Exception;
  }

  private final ServerSocket server;
  private final Optional<SSLContext> tls;
  private final Script script;
  private final Thread acceptor;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<Socket, String> open = new ConcurrentHashMap<>();

  public RawServer(Script script) {
    this(0, script);
  }

  public RawServer(int port, Script script) {
    this(port, Optional.empty(), script);
  }

  /** One that speaks TLS. */
  public RawServer(SSLContext tls, Script script) {
    this(0, Optional.of(tls), script);
  }

  /**
   * @param port 0 for any free one
   * @param tls empty for plain HTTP
   */
  public RawServer(int port, Optional<SSLContext> tls, Script script) {
    this.tls = tls;
    this.script = script;
    try {
      server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  public List<Request> requests() {
    return requests;
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(it -> it.path().startsWith(path)).toList();
  }

  public int openConnections() {
    return open.size();
  }

  public long openConnections(String path) {
    return open.values().stream().filter(it -> it.startsWith(path)).count();
  }

  /** Closes the connections that asked for that. */
  public void cut(String path) {
    open.forEach(
        (socket, asked) -> {
          if (asked.startsWith(path)) {
            close(socket);
          }
        });
  }

  @Override
  public void close() {
    try {
      server.close();
      acceptor.join(); // until then the port may still take a connection, only to break it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    cut("");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.put(socket, "");
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket wire) {
    try (wire;
        Socket socket = secured(wire)) {
      Request request = read(socket);
      open.put(wire, request.path());
      requests.add(request);
      script.play(new Exchange(request, socket, wire));
    } catch (Exception e) {
      // the client went away, or the test ended: both are ordinary here
    } finally {
      open.remove(wire);
    }
  }

  private Socket secured(Socket wire) throws IOException {
    if (tls.isEmpty()) {
      return wire;
    }
    SSLSocket socket =
        (SSLSocket) tls.get().getSocketFactory().createSocket(wire, null, wire.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static Request read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = in.readLine();
    if (line == null) {
      throw new IOException("no request");
    }
    String[] first = line.split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      header = in.readLine();
    }
    return new Request(first[0], first[1], headers, body(in, headers));
  }

  private static String body(BufferedReader in, Map<String, String> headers) throws IOException {
    char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    int length = 0;
    for (int count = 0; count >= 0 && length < body.length; length += Math.max(count, 0)) {
      count = in.read(body, length, body.length - length);
    }
    byte[] bytes = new String(body, 0, length).getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
