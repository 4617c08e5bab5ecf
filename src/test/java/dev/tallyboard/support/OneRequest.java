package dev.tallyboard.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The head of a request that a proxy passes on, one a connection, so that none hides behind
 * another.
 */
record OneRequest(String head) {
  static OneRequest read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return new OneRequest(head.toString(StandardCharsets.ISO_8859_1));
  }

  boolean asksForStream() {
    return head.startsWith("GET /api/realtime/events");
  }

  String target() {
    return head.split(" ", 3)[1];
  }

  /** As it is passed on: the connection ends behind the answer. */
  byte[] closing() {
    return head.replaceAll("(?i)\r\nConnection:[^\r]*", "")
        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
