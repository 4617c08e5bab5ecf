package dev.tallyboard.support;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to a gateway, with all that can happen on it: each connection meets a fault drawn from a
 * seeded random, until the network heals. One request a connection. It remembers when it let a
 * whole event through, as a witness of what a client may call live.
 */
public final class HostileNetwork implements AutoCloseable {
  /** What a connection meets. */
  public enum Fault {
    /** Nothing: it passes. */
    NONE,
    /** Closed as soon as it was opened. */
    REFUSED,
    /** Reset somewhere in the answer. */
    RESET,
    /** Ended somewhere in the answer, as if that were all. */
    CUT,
    /** Passes until somewhere in the answer, then nothing more, and stays open. */
    HALF_OPEN,
    /** Passes a byte at a time. */
    DRIPPED,
    /** The answer is given in time, and arrives when it is old. */
    LATE,
    SERVER_ERROR,
    BUSY,
    HTML,
    NO_CONTENT,
    UNAUTHORIZED,
    REDIRECTED_FOR_EVER,
    MALFORMED_FRAMING,
    /** Opens, and says only what is no event. */
    BYTES_WITHOUT_EVENTS,
    /** Opens with what nobody can fold, then passes. */
    NONSENSE_FIRST,
    /** A line that does not end within the bound, then the end. */
    ENDLESS_LINE
  }

  private static final String OK_STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
          + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

  private static final String NONSENSE =
      """
      data: neither JSON nor anything

      event: progress
      data: {"poId":"p","stage":"ai_parsing","progress":"a lot"}

      event: surprise
      data: {}

      event: completion
      data: {"poId":"stranger","stage":"ai_parsing","merchantId":"somebody else"}

      id: log \u00e4-\u2603, and a colon: 7
      event: error
      data: [[[[[

      """;

  private final AcceptLoop loop;
  private final SplittableRandom random;
  private final AtomicReference<Fault> ofNextStream = new AtomicReference<>();
  private final Deque<Fault> onStreams = new ArrayDeque<>();
  private final Deque<Fault> onPolls = new ArrayDeque<>();
  private final Set<Socket> toGateway = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LinkedBlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
  private final Set<Fault> met = Collections.synchronizedSet(EnumSet.noneOf(Fault.class));
  private final ConcurrentSkipListSet<Long> wholeEvents = new ConcurrentSkipListSet<>();
  private final int gatewayPort;
  private volatile boolean hostile;

  /** Counts the freezes: a connection that is older than the last one passes nothing more. */
  private final AtomicInteger freezes = new AtomicInteger();

  public HostileNetwork(int gatewayPort, long seed) {
    this.gatewayPort = gatewayPort;
    this.random = new SplittableRandom(seed);
    loop = new AcceptLoop(this::serve);
  }

  public String url() {
    return loop.url();
  }

  /** From now on each connection meets a fault. */
  public void turnHostile() {
    hostile = true;
  }

  /** From now on each connection passes. What is half-open stays so: nobody tells a client. */
  public void heal() {
    hostile = false;
  }

  /** What is open stays open, and nothing more passes, ever. */
  public void freezeAll() {
    freezes.incrementAndGet();
  }

  /** The next stream meets this, hostile or not. */
  public void nextStreamMeets(Fault fault) {
    ofNextStream.set(fault);
  }

  /** Breaks what is open. */
  public void cutAll() {
    loop.cutAll();
    toGateway.forEach(AcceptLoop::close);
  }

  /** Returns when a client asks for something, or after that time. */
  public void awaitRequest(Duration atMost) throws InterruptedException {
    asked.clear();
    asked.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The faults that were met so far. */
  public Set<Fault> met() {
    return met;
  }

  /** When whole events passed, in {@link System#nanoTime}. */
  public ConcurrentSkipListSet<Long> wholeEvents() {
    return wholeEvents;
  }

  @Override
  public void close() {
    loop.close();
    closed.countDown();
    cutAll();
  }

  private Fault ofStream() {
    Fault told = ofNextStream.getAndSet(null);
    return told == null ? draw(onStreams) : told;
  }

  /** Each fault comes before any comes again; between them many connections pass. */
  private synchronized Fault draw(Deque<Fault> bag) {
    if (!hostile || random.nextInt(3) == 0) {
      return Fault.NONE;
    }
    if (bag.isEmpty()) {
      List<Fault> all = new ArrayList<>(List.of(Fault.values()));
      Collections.shuffle(all, new Random(random.nextLong()));
      bag.addAll(all);
    }
    return bag.remove();
  }

  /** How many bytes pass before a fault strikes: often few, sometimes many. */
  private synchronized int someBytes() {
    return 1 << random.nextInt(14);
  }

  private void serve(Socket client) throws IOException, InterruptedException {
    client.setTcpNoDelay(true);
    OneRequest request = OneRequest.read(client.getInputStream());
    asked.add(true);
    Fault fault = request.asksForStream() ? ofStream() : draw(onPolls);
    met.add(fault);
    play(fault, client, request);
  }

  private void play(Fault fault, Socket client, OneRequest request)
      throws IOException, InterruptedException {
    boolean stream = request.asksForStream();
    switch (fault) {
      case NONE -> pass(client, request, new Passing(client, stream));
      case REFUSED -> {}
      case RESET -> {
        passSome(client, request, someBytes());
        client.setSoLinger(true, 0);
      }
      case CUT -> passSome(client, request, someBytes());
      case HALF_OPEN -> {
        passSome(client, request, 400 + someBytes());
        if (stream) {
          untilGone(client); // an answer that hangs is LATE's to play: it takes ten seconds to end
        }
      }
      case DRIPPED -> pass(client, request, new Dripping(new Passing(client, stream)));
      case LATE -> {
        if (stream) {
          delay();
          pass(client, request, new Passing(client, true));
        } else {
          ByteArrayOutputStream answer = new ByteArrayOutputStream();
          pass(client, request, answer);
          delay();
          new Passing(client, false).write(answer.toByteArray());
        }
      }
      case SERVER_ERROR -> answer(client, "500 Internal Server Error", "", "no");
      case BUSY -> answer(client, "503 Service Unavailable", "Retry-After: 0\r\n", "");
      case HTML -> answer(client, "200 OK", "Content-Type: text/html\r\n", "<h1>Sign in</h1>");
      case NO_CONTENT -> answer(client, "204 No Content", "", "");
      case UNAUTHORIZED -> answer(client, "401 Unauthorized", "", "");
      case REDIRECTED_FOR_EVER ->
          answer(client, "302 Found", "Location: " + request.target() + "\r\n", "");
      case MALFORMED_FRAMING ->
          say(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n");
      case BYTES_WITHOUT_EVENTS -> {
        say(client, OK_STREAM + chunk(": nothing\n\nretry: 1\n\ndata: unfinished"));
        untilGone(client);
      }
      case NONSENSE_FIRST -> pass(client, request, new NonsenseFirst(client, stream));
      case ENDLESS_LINE -> say(client, OK_STREAM + chunk("data: " + "x".repeat(2_000_000)));
    }
  }

  private void delay() throws InterruptedException {
    closed.await(someBytes() / 8, TimeUnit.MILLISECONDS);
  }

  private void passSome(Socket client, OneRequest request, int bytes) throws IOException {
    try {
      pass(client, request, new Some(new Passing(client, request.asksForStream()), bytes));
    } catch (EOFException e) {
      // enough
    }
  }

  /** Asks the gateway and lets its answer through. */
  private void pass(Socket client, OneRequest request, OutputStream to) throws IOException {
    try (Socket gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort)) {
      toGateway.add(gateway);
      try {
        gateway.getOutputStream().write(request.closing());
        Thread.ofVirtual().start(() -> closeWithClient(client, gateway));
        gateway.getInputStream().transferTo(to);
      } finally {
        toGateway.remove(gateway);
      }
    }
  }

  private static void closeWithClient(Socket client, Socket gateway) {
    try {
      untilGone(client);
    } catch (IOException e) {
      // then it is gone
    } finally {
      AcceptLoop.close(gateway);
    }
  }

  private static void untilGone(Socket client) throws IOException {
    while (client.getInputStream().read() >= 0) {}
  }

  private static void answer(Socket client, String status, String headers, String body)
      throws IOException {
    String length = status.startsWith("204") ? "" : "Content-Length: " + body.length() + "\r\n";
    say(
        client,
        "HTTP/1.1 " + status + "\r\n" + headers + length + "Connection: close\r\n\r\n" + body);
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String chunk(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return Integer.toHexString(length) + "\r\n" + text + "\r\n";
  }

  /** To the client, with an eye on whole events: whatever ends with an empty line counts as one. */
  private class Passing extends OutputStream {
    private final OutputStream client;
    private final boolean stream;
    private final int bornAfter = freezes.get();
    private int last;

    Passing(Socket client, boolean stream) throws IOException {
      this.client = client.getOutputStream();
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (freezes.get() > bornAfter) {
        return;
      }
      boolean whole = false;
      for (int i = from; i < from + length; i++) {
        whole |= bytes[i] == '\n' && last == '\n';
        last = bytes[i];
      }
      if (stream && whole) {
        wholeEvents.add(System.nanoTime()); // before the client can know
      }
      client.write(bytes, from, length);
    }
  }

  /** A byte at a time. */
  private static final class Dripping extends OutputStream {
    private final OutputStream to;

    Dripping(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      to.write(b);
    }
  }

  /** So many bytes, and no more. */
  private static final class Some extends OutputStream {
    private final OutputStream to;
    private int left;

    Some(OutputStream to, int left) {
      this.to = to;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int some = Math.min(left, length);
      to.write(bytes, from, some);
      left -= some;
      if (left == 0) {
        throw new EOFException("enough");
      }
    }
  }

  /** Behind the headers of a stream comes a chunk of nonsense. */
  private final class NonsenseFirst extends Passing {
    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
    private boolean said;

    NonsenseFirst(Socket client, boolean stream) throws IOException {
      super(client, stream);
      this.said = !stream;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (said) {
        super.write(bytes, from, length);
        return;
      }
      headers.write(bytes, from, length);
      String soFar = headers.toString(StandardCharsets.ISO_8859_1);
      int end = soFar.indexOf("\r\n\r\n") + 4;
      if (end > 3) {
        said = true;
        byte[] nonsense =
            soFar.contains("chunked")
                ? chunk(NONSENSE).getBytes(StandardCharsets.UTF_8)
                : new byte[0]; // a refusal says what it has to say
        byte[] all = headers.toByteArray();
        super.write(all, 0, end);
        super.write(nonsense, 0, nonsense.length);
        super.write(all, end, all.length - end);
      }
    }
  }
}
