package dev.tallyboard.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A request byte by byte, as no client library would send it, and all that comes back. */
final class RawExchange {
  private RawExchange() {}

  /** What a GET with these headers brings until the gateway closes; of a stream, its beginning. */
  static String get(int port, String target, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(port, head + "Connection: close\r\n\r\n");
  }

  static String send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return readAll(socket);
    }
  }

  private static String readAll(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    int heartbeats = 0;
    try {
      for (int next = in.read(); next >= 0 && heartbeats < 3; next = in.read()) {
        answer.write(next);
        if (next == '\n'
            && answer.toString(StandardCharsets.UTF_8).endsWith("event: heartbeat\n")) {
          heartbeats++;
        }
      }
    } catch (SocketException e) {
      // closed with something unread
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
