package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import dev.tallyboard.support.ReadingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A feed's state over real sockets, with the test as its thread and a clock that only the test
 * moves: what takes minutes takes none.
 */
final class DrivenFeed implements AutoCloseable {
  private final AtomicLong nanos = new AtomicLong(1);
  private final AtomicLong wallMs = new AtomicLong(1_000_000);
  private final LinkedBlockingQueue<Exchange> streams = new LinkedBlockingQueue<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Signal> handled = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox();
  private final RawServer server;
  private final GatewayClient client;
  private final FeedState state;
  private String losing;

  /**
   * @param boards answers a poll
   * @param stream plays a stream
   */
  DrivenFeed(FeedSettings settings, RawServer.Script boards, RawServer.Script stream) {
    RawServer.Script streaming = stream == null ? this::hold : stream;
    server = Scripts.gateway(boards, streaming);
    client = new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
    state =
        new FeedState(
            client, settings, mailbox, notices::add, new ReadingClock(wallMs::get), nanos::get);
  }

  /** A feed whose streams open, and are then the test's to play. */
  DrivenFeed(FeedSettings settings, RawServer.Script boards) {
    this(settings, boards, null);
  }

  private void hold(Exchange it) throws Exception {
    it.openStream();
    streams.add(it);
    it.untilClosed();
  }

  DrivenFeed begin() {
    state.begin();
    return this;
  }

  FeedState state() {
    return state;
  }

  RawServer server() {
    return server;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  /** The next stream that was opened. */
  Exchange stream() throws InterruptedException {
    Exchange next = streams.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a stream is opened").isNotNull();
    return next;
  }

  /** That event's decoding fails, as for want of memory. */
  void losing(String id) {
    losing = id;
  }

  private boolean isToBeLost(Signal signal) {
    return signal instanceof Signal.Received it && it.id() != null && it.id().equals(losing);
  }

  private static Signal lost(Signal.Received it) {
    return new Signal.Lost(it.from(), it.id(), it.at(), it.weight());
  }

  /** Handles what comes until that holds. */
  void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Signal signal = mailbox.poll(TimeUnit.SECONDS.toNanos(10));
      assertThat(signal).as("more comes; so far " + notices).isNotNull();
      handled.add(signal);
      state.handle(isToBeLost(signal) ? lost((Signal.Received) signal) : signal);
      state.tick();
    }
  }

  /** Handles what comes until so many of a kind have come in all. */
  void until(Class<? extends Signal> kind, int count) throws InterruptedException {
    until(() -> count(kind) >= count);
  }

  long count(Class<? extends Signal> kind) {
    return handled.stream().filter(kind::isInstance).count();
  }

  /** Lets time pass at once. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    wallMs.addAndGet(time.toMillis());
    state.tick();
  }

  /** Lets time pass until the feed tries the stream again; how long that was. */
  Duration passUntilTry() {
    Duration step = Duration.ofMillis(20);
    Duration passed = Duration.ZERO;
    while (last().nextTryAt() != null) {
      pass(step);
      passed = passed.plus(step);
    }
    return passed;
  }

  /** The wall clock is set. */
  void setWallClock(Duration by) {
    wallMs.addAndGet(by.toMillis());
    state.tick();
  }

  Connection last() {
    return state.frame().connection();
  }

  ConnectionState shown() {
    return last().state();
  }

  List<Notice> notices() {
    return notices;
  }

  List<String> diagnostics() {
    return notices.stream()
        .filter(Notice.Diagnostic.class::isInstance)
        .map(it -> ((Notice.Diagnostic) it).what())
        .toList();
  }

  List<String> toldIds() {
    return notices.stream()
        .filter(Notice.EventTold.class::isInstance)
        .map(it -> String.valueOf(((Notice.EventTold) it).id()))
        .toList();
  }

  /** Handles what comes until neither a stream nor a poll is under way. */
  void untilQuiet() throws InterruptedException {
    until(() -> !state.hasStream() && !state.isPolling());
  }

  int streamsAsked() {
    return server.requests(Scripts.STREAM).size();
  }

  int boardsAsked() {
    return server.requests(Scripts.SNAPSHOT).size();
  }

  @Override
  public void close() {
    state.end();
    client.close();
    server.close();
  }
}
