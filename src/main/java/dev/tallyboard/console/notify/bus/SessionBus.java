package dev.tallyboard.console.notify.bus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the bus of the user's desktop session (the D-Bus specification, 0.43). Its calls
 * wait for their answers: not for a thread that must go on; interrupting it gives the call up. A
 * thread of its own reads.
 */
public final class SessionBus implements AutoCloseable {
  private static final int HEADER = 16;
  private static final int MOST_BYTES = 1 << 20;
  private static final int ANSWER = 2;
  private static final int ERROR = 3;
  private static final int SIGNAL = 4;
  private static final int MEMBER = 3;
  private static final int ERROR_NAME = 4;
  private static final int REPLY_SERIAL = 5;

  private final SocketChannel channel;
  private final Consumer<BusSignal> onSignal;

  /** By the serial of the call; each is answered, or fails when the connection ends. */
  private final Map<Integer, CompletableFuture<Message>> calls = new ConcurrentHashMap<>();

  /** Guarded by this. */
  private int serial;

  /** Why nothing is read any more; written by the reader. */
  private volatile @Nullable IOException ended;

  private SessionBus(SocketChannel channel, Consumer<BusSignal> onSignal) {
    this.channel = channel;
    this.onSignal = onSignal;
  }

  /** Where the bus of this session listens; empty where there is none that can be reached. */
  public static Optional<Path> address(Map<String, String> environment) {
    String told = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
    Optional<Path> named =
        Stream.of(told.split(";"))
            .filter(it -> it.startsWith("unix:"))
            .flatMap(it -> Stream.of(it.substring("unix:".length()).split(",")))
            .filter(it -> it.startsWith("path="))
            .map(it -> Path.of(URLDecoder.decode(it.substring("path=".length()), US_ASCII)))
            .findFirst();
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    return told.isEmpty() && !runtime.isEmpty() ? Optional.of(Path.of(runtime, "bus")) : named;
  }

  /**
   * Connects and says hello.
   *
   * @param onSignal told of what nobody asked for, by the thread that reads
   * @throws IOException when nobody listens there, or lets this user in
   */
  public static SessionBus connect(Path address, Consumer<BusSignal> onSignal) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(address));
      SessionBus bus = new SessionBus(channel, onSignal);
      bus.authenticate();
      Thread.ofPlatform().daemon().name("session-bus").start(bus::readOn);
      bus.call(
          new BusCall(
              "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello"));
      return bus;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * What the service answers, from its first value on.
   *
   * @throws BusError when the bus or the service refuses
   * @throws IOException when the connection is lost
   */
  public BusReader call(BusCall call) throws IOException {
    CompletableFuture<Message> answered = new CompletableFuture<>();
    send(call, answered);
    try {
      Message answer = answered.get();
      if (answer.kind() == ERROR) {
        throw new BusError(answer.error());
      }
      return answer.body();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the bus of the session was not waited for");
    }
  }

  private synchronized void send(BusCall call, CompletableFuture<Message> answered)
      throws IOException {
    int mine = ++serial;
    calls.put(mine, answered);
    IOException before = ended;
    if (before != null) {
      throw new IOException(before);
    }
    write(call.message(mine));
  }

  /** To the end of the connection, of which whoever waits is told. */
  private void readOn() {
    try {
      while (true) {
        Message it = read();
        CompletableFuture<Message> waiting = calls.remove(it.to());
        if (it.kind() == SIGNAL) {
          onSignal.accept(new BusSignal(it.member(), it.body()));
        } else if (waiting != null && (it.kind() == ANSWER || it.kind() == ERROR)) {
          waiting.complete(it);
        }
      }
    } catch (IOException | RuntimeException e) {
      IOException why = e instanceof IOException io ? io : new IOException(e);
      ended = why;
      calls.values().forEach(it -> it.completeExceptionally(why));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * Something that came over the bus.
   *
   * @param to the serial of the call that it answers; 0 for none
   */
  private record Message(int kind, int to, String error, String member, BusReader body) {}

  /** The kernel tells the bus who this is. */
  private void authenticate() throws IOException {
    write("\0AUTH EXTERNAL\r\n".getBytes(US_ASCII));
    if (line().startsWith("DATA")) {
      write("DATA\r\n".getBytes(US_ASCII));
      if (line().startsWith("OK")) {
        write("BEGIN\r\n".getBytes(US_ASCII));
        return;
      }
    }
    throw new IOException("the bus of the session does not let this user in");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < 1_000) {
      char next = (char) read(1)[0];
      if (next == '\n') {
        return line.toString();
      }
      line.append(next);
    }
    throw new IOException("the bus of the session speaks something else");
  }

  private Message read() throws IOException {
    byte[] head = read(HEADER);
    ByteOrder order = head[0] == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer numbers = ByteBuffer.wrap(head).order(order);
    int body = numbers.getInt(4);
    int fields = numbers.getInt(12);
    if (body < 0 || fields < 0 || body > MOST_BYTES || fields > MOST_BYTES) {
      throw new IOException("a message of the bus is too large");
    }
    int padded = (HEADER + fields + 7) / 8 * 8;
    byte[] rest = read(padded - HEADER + body);
    byte[] message = new byte[padded + body];
    System.arraycopy(head, 0, message, 0, HEADER);
    System.arraycopy(rest, 0, message, HEADER, rest.length);
    return message(head[1], new BusReader(message, order), HEADER + fields);
  }

  private static Message message(int kind, BusReader reader, int end) throws IOException {
    int to = 0;
    String error = "";
    String member = "";
    reader.skip(HEADER);
    while (reader.position() < end) {
      reader.align(8);
      int code = reader.octet();
      String type = reader.signature();
      switch (type) {
        case "u" -> {
          int value = reader.number();
          to = code == REPLY_SERIAL ? value : to;
        }
        case "g" -> reader.signature();
        case "s", "o" -> {
          String value = reader.string();
          error = code == ERROR_NAME ? value : error;
          member = code == MEMBER ? value : member;
        }
        default -> throw new IOException("a message of the bus has a field of type " + type);
      }
    }
    reader.align(8);
    return new Message(kind, to, error, member, reader);
  }

  private byte[] read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the bus of the session has closed the connection");
      }
    }
    return bytes.array();
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }
}
