package dev.tallyboard.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event stream over a bare socket, read as slowly as a test wants. */
final class Stream implements AutoCloseable {
  /** A block of the stream; fields that it lacks are empty. */
  record Block(String id, String event, String data) {
    boolean isHeartbeat() {
      return event.equals("heartbeat");
    }

    boolean isEvent() {
      return !event.isEmpty() && !isHeartbeat();
    }
  }

  /** The stream has ended as it should; one that breaks off is an {@link EOFException}. */
  static final Block END = new Block("", "", "end");

  private final Socket socket;
  private final InputStream in;
  private String head = "";
  private int leftInChunk;
  private boolean first = true;

  private Stream(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends the request and reads the answer's head. */
  static Stream open(int port, String path, String... headers) throws IOException {
    Stream stream = unread(port, path, 64 * 1024, headers);
    stream.readHead();
    return stream;
  }

  /** Sends the request and reads nothing yet. */
  static Stream unread(int port, String path, int receiveBuffer, String... headers)
      throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    return new Stream(socket);
  }

  /** How long it may be silent before reading fails; 10 s else. */
  Stream patient(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
    return this;
  }

  /** Reads an answer with a length, of a request before that for the stream. */
  void skipAnswer() throws IOException {
    readHead();
    String length = "\ncontent-length: ";
    String lower = head.toLowerCase(Locale.ROOT);
    int from = lower.indexOf(length) + length.length();
    in.skipNBytes(Long.parseLong(lower.substring(from, lower.indexOf('\n', from))));
  }

  void readHead() throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
      read.append(line).append('\n');
    }
    head = read.toString();
  }

  String head() {
    return head;
  }

  boolean hasHeader(String line) {
    return head.toLowerCase(Locale.ROOT).contains("\n" + line.toLowerCase(Locale.ROOT) + "\n");
  }

  /** The next block, of whichever kind. */
  Block block() throws IOException {
    String id = "";
    String event = "";
    String data = "";
    while (true) {
      String line = bodyLine();
      if (line == null) {
        return END;
      }
      if (line.isEmpty()) {
        return new Block(id, event, data);
      }
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 2);
      switch (line.substring(0, colon)) {
        case "id" -> id = value;
        case "event" -> event = value;
        case "data" -> data = value;
        case "retry" -> data = "retry " + value;
        default -> throw new IOException("a line that nobody expects: " + line);
      }
    }
  }

  /** The next event, or the end. */
  Block event() throws IOException {
    // Heartbeats keep the socket's own timeout from ever coming.
    long deadline = System.nanoTime() + 10_000_000_000L;
    Block block = block();
    while (!block.isEvent() && !block.equals(END)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no event came within 10 s");
      }
      block = block();
    }
    return block;
  }

  List<Block> events(int count) throws IOException {
    List<Block> blocks = new ArrayList<>();
    while (blocks.size() < count) {
      Block next = event();
      if (next.equals(END)) {
        throw new EOFException("only " + blocks.size() + " of " + count + " events came");
      }
      blocks.add(next);
    }
    return blocks;
  }

  /** All events up to the one with this id. */
  List<Block> eventsUpTo(String id) throws IOException {
    List<Block> blocks = new ArrayList<>();
    do {
      blocks.addAll(events(1));
    } while (!id.equals(blocks.getLast().id()));
    return blocks;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private @Nullable String bodyLine() throws IOException {
    int next = bodyByte();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; next >= 0 && next != '\n'; next = bodyByte()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private int bodyByte() throws IOException {
    if (leftInChunk == 0) {
      if (!first) {
        line(in.read());
      }
      first = false;
      leftInChunk = Integer.parseInt(line(in.read()), 16);
      if (leftInChunk == 0) {
        line(in.read());
        return -1;
      }
    }
    leftInChunk--;
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection was closed in the middle of a chunk");
    }
    return next;
  }

  private String line(int start) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = start; next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed in the middle");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
