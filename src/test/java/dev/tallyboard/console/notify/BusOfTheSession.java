package dev.tallyboard.console.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bus on a real socket, with a notification server behind it; written for this test alone. */
final class BusOfTheSession implements AutoCloseable {
  /** What a notification asked for. */
  record Shown(int replaces, String title, String text) {}

  /** The actions of each notification, as the client has named them. */
  final List<List<String>> actions = new CopyOnWriteArrayList<>();

  final List<Shown> shown = new CopyOnWriteArrayList<>();
  final List<String> matches = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile List<String> capabilities = List.of("body", "body-markup");

  /** The name of the error that every call gets, but for the greeting; null for none. */
  volatile String error;

  private final ServerSocketChannel server;
  private volatile SocketChannel client;

  BusOfTheSession(Path address) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(address));
    Thread.ofVirtual().start(this::serve);
  }

  /** The operator clicks on what the server has given that id. */
  void click(int id) throws IOException {
    byte[] action = string("default");
    byte[] body =
        ByteBuffer.allocate(4 + action.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(id)
            .put(action)
            .array();
    write(message(4, 0, null, "us", body, "ActionInvoked"));
  }

  void dropTheClient() throws IOException {
    client.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (client != null) {
      client.close();
    }
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        client = server.accept();
        greet();
        while (true) {
          answer();
        }
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void greet() throws IOException {
    read(1);
    expect("AUTH EXTERNAL");
    write("DATA\r\n");
    expect("DATA");
    write("OK 0123456789abcdef0123456789abcdef\r\n");
    expect("BEGIN");
  }

  private void expect(String line) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.length() < 2 || read.charAt(read.length() - 1) != '\n') {
      read.append((char) read(1).get());
    }
    if (!read.toString().strip().equals(line)) {
      throw new IOException("expected " + line + ", got " + read);
    }
  }

  private void answer() throws IOException {
    ByteBuffer head = read(16);
    int body = head.getInt(4);
    int serial = head.getInt(8);
    int fields = head.getInt(12);
    ByteBuffer named = read((fields + 7) / 8 * 8);
    String method = field(named, fields, 3);
    calls.add(method);
    ByteBuffer values = read(body);
    if (error != null && !method.equals("Hello")) {
      write(message(3, serial, error, "", new byte[0]));
      return;
    }
    write(signal());
    switch (method) {
      case "Hello" -> write(message(2, serial, null, "s", string(":1.7")));
      case "GetCapabilities" -> write(message(2, serial, null, "as", strings(capabilities)));
      case "Notify" -> {
        text(values);
        values.position((values.position() + 3) / 4 * 4);
        int replaces = values.getInt();
        text(values);
        shown.add(new Shown(replaces, text(values), text(values)));
        actions.add(texts(values));
        write(message(2, serial, null, "u", number(40 + shown.size())));
      }
      case "AddMatch" -> {
        matches.add(text(values));
        write(message(2, serial, null, "", new byte[0]));
      }
      default -> throw new IOException("nobody asks for " + method);
    }
  }

  private static String field(ByteBuffer fields, int end, int wanted) {
    while (fields.position() < end) {
      fields.position((fields.position() + 7) / 8 * 8);
      int code = fields.get();
      int length = fields.get();
      char type = (char) fields.get(fields.position());
      fields.position(fields.position() + length + 1);
      if (type == 'g') {
        int text = fields.get();
        fields.position(fields.position() + text + 1);
      } else {
        String value = text(fields);
        if (code == wanted) {
          return value;
        }
      }
    }
    throw new IllegalStateException("field " + wanted + " is missing");
  }

  private static String text(ByteBuffer from) {
    from.position((from.position() + 3) / 4 * 4);
    byte[] text = new byte[from.getInt()];
    from.get(text);
    from.get();
    return new String(text, UTF_8);
  }

  /** Buses tell of what happens besides; nobody has to care. */
  private static byte[] signal() {
    return message(4, 0, null, "s", string("org.freedesktop.Something"));
  }

  private static List<String> texts(ByteBuffer from) {
    from.position((from.position() + 3) / 4 * 4);
    int end = from.getInt() + from.position();
    List<String> texts = new ArrayList<>();
    while (from.position() < end) {
      texts.add(text(from));
    }
    return texts;
  }

  private static byte[] message(
      int type, int replyTo, String error, String signature, byte[] body) {
    return message(type, replyTo, error, signature, body, null);
  }

  private static byte[] message(
      int type, int replyTo, String error, String signature, byte[] body, String member) {
    ByteBuffer fields = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    if (type != 4) {
      fields.put((byte) 5).put((byte) 1).put((byte) 'u').put((byte) 0).putInt(replyTo);
    }
    if (error != null) {
      fields.put((byte) 4).put((byte) 1).put((byte) 's').put((byte) 0).put(string(error));
      fields.position((fields.position() + 7) / 8 * 8);
    }
    if (member != null) {
      fields.put((byte) 3).put((byte) 1).put((byte) 's').put((byte) 0).put(string(member));
      fields.position((fields.position() + 7) / 8 * 8);
    }
    if (!signature.isEmpty()) {
      fields.put((byte) 8).put((byte) 1).put((byte) 'g').put((byte) 0);
      fields.put((byte) signature.length()).put(signature.getBytes(US_ASCII)).put((byte) 0);
    }
    int length = fields.position();
    int padded = (length + 7) / 8 * 8;
    ByteBuffer message =
        ByteBuffer.allocate(16 + padded + body.length).order(ByteOrder.LITTLE_ENDIAN);
    message.put((byte) 'l').put((byte) type).put((byte) 1).put((byte) 1);
    message.putInt(body.length).putInt(99).putInt(length);
    message.put(fields.array(), 0, padded).put(body);
    return message.array();
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] string(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] strings(List<String> texts) {
    List<byte[]> all = new ArrayList<>();
    int length = 0;
    for (String it : texts) {
      length = (length + 3) / 4 * 4;
      byte[] padded = ByteBuffer.allocate((string(it).length + 3) / 4 * 4).put(string(it)).array();
      all.add(padded);
      length += padded.length;
    }
    ByteBuffer array = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN);
    array.putInt(length);
    all.forEach(array::put);
    return array.array();
  }

  private ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (client.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private void write(String line) throws IOException {
    write(line.getBytes(US_ASCII));
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      client.write(rest);
    }
  }
}
