package dev.tallyboard.feed;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.support.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** One real connection over a real socket, and all that came out of it. */
final class Streamed implements AutoCloseable {
  /** An event as a browser would dispatch it; the id is the last one that the stream set. */
  record Dispatched(String name, String data, String lastEventId) {
    static Dispatched message(String data) {
      return new Dispatched("message", data, "");
    }
  }

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private final RawServer server;
  private final GatewayClient client;
  private final Mailbox mailbox = new Mailbox();
  private final StreamConnection connection;
  private final List<Dispatched> dispatched = new ArrayList<>();
  private String lastEventId = "";
  private int oversize;
  private int lost;
  private Ending ending;

  private Streamed(RawServer server, String url, BiFunction<String, String, Decoded> decoder) {
    this.server = server;
    client = new GatewayClient(GatewayAddress.of(url, null), () -> Optional.of("secret"));
    connection = new StreamConnection(client, null, decoder, mailbox, System::nanoTime);
    connection.start();
  }

  private static Decoded asItCame(String name, String data) {
    return new Decoded.Unknown(name + "\r" + data); // no field holds a CR
  }

  static Streamed by(RawServer.Script script) {
    return by(Streamed::asItCame, script);
  }

  /** A stream of that address, which leads to that server. */
  static Streamed from(RawServer server, String url) {
    return new Streamed(server, url, Streamed::asItCame);
  }

  static Streamed by(BiFunction<String, String, Decoded> decoder, RawServer.Script script) {
    RawServer server = new RawServer(script);
    return new Streamed(server, server.url(), decoder);
  }

  /** What these pieces, each sent by itself, come to before the server closes. */
  static List<Dispatched> of(String... pieces) {
    byte[][] bytes = new byte[pieces.length][];
    for (int i = 0; i < pieces.length; i++) {
      bytes[i] = pieces[i].getBytes(StandardCharsets.UTF_8);
    }
    return ofBytes(bytes);
  }

  static List<Dispatched> ofBytes(byte[]... pieces) {
    try (Streamed it = by(exchange -> play(exchange, pieces))) {
      return it.untilEnded();
    }
  }

  /** The same stream in one piece, byte by byte and in pieces of two. */
  static List<List<Dispatched>> inPieces(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(of(text), ofBytes(cut(bytes, 1)), ofBytes(cut(bytes, 2)));
  }

  private static byte[][] cut(byte[] bytes, int size) {
    byte[][] pieces = new byte[(bytes.length + size - 1) / size][];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = Arrays.copyOfRange(bytes, i * size, Math.min(bytes.length, (i + 1) * size));
    }
    return pieces;
  }

  private static void play(RawServer.Exchange exchange, byte[]... pieces) throws Exception {
    exchange.socket().setTcpNoDelay(true);
    exchange.send(HEAD);
    for (byte[] piece : pieces) {
      exchange.send(piece);
    }
  }

  /** Waits for the end of the connection. */
  List<Dispatched> untilEnded() {
    while (ending == null) {
      next();
    }
    return dispatched;
  }

  /** Waits for so many events while the connection stays open. */
  List<Dispatched> until(int events) {
    while (dispatched.size() < events && ending == null) {
      next();
    }
    return dispatched;
  }

  Ending ending() {
    untilEnded();
    return ending;
  }

  String lastEventId() {
    return lastEventId;
  }

  int oversize() {
    return oversize;
  }

  /** How many events could not be read. */
  int lost() {
    return lost;
  }

  StreamConnection connection() {
    return connection;
  }

  RawServer server() {
    return server;
  }

  private void next() {
    Signal signal;
    try {
      signal = mailbox.poll(TimeUnit.SECONDS.toNanos(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    switch (signal) {
      case null -> throw new AssertionError("nothing more came; so far: " + dispatched);
      case Signal.Received it -> {
        moveTo(it.id());
        if (it.decoded() instanceof Decoded.Unknown(String text)) {
          String[] parts = text.split("\r", 2);
          dispatched.add(new Dispatched(parts[0], parts[1], lastEventId));
        }
        mailbox.release(it);
      }
      case Signal.Passed it -> {
        moveTo(it.id());
        mailbox.release(it);
      }
      case Signal.Lost it -> {
        lost++;
        mailbox.release(it);
      }
      case Signal.Oversize it -> oversize += it.from().takeOversize();
      case Signal.Ended it -> ending = it.ending();
      case Signal.Opened _, Signal.Polled _, Signal.ReconnectNow _ -> {}
    }
  }

  private void moveTo(String id) {
    lastEventId = id == null ? lastEventId : id;
  }

  @Override
  public void close() {
    connection.close();
    client.close();
    server.close();
  }
}
