package dev.tallyboard.feed;

import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A feed under test, with all that it told. */
final class Heard implements FeedListener, AutoCloseable {
  /** A quick feed: what takes seconds in a warehouse takes tenths of them here. */
  static final FeedSettings QUICK =
      new FeedSettings(
          Duration.ofMillis(600), Optional.of(Duration.ofMillis(50)), 3, Duration.ofMillis(300));

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final FeedListener also;
  private final GatewayClient client;
  private final Feed feed;
  private volatile Frame frame;

  Heard(String url, FeedSettings settings) {
    this(url, settings, Optional::empty);
  }

  Heard(String url, FeedSettings settings, Supplier<Optional<String>> token) {
    this(url, settings, token, Clock.systemUTC(), new FeedListener() {});
  }

  /** One that another listener hears too. */
  Heard(String url, FeedSettings settings, FeedListener also) {
    this(url, settings, Optional::empty, Clock.systemUTC(), also);
  }

  Heard(
      String url,
      FeedSettings settings,
      Supplier<Optional<String>> token,
      Clock clock,
      FeedListener also) {
    this.also = also;
    client = new GatewayClient(GatewayAddress.of(url, null), token);
    feed = new Feed(client, settings, this, clock);
    feed.start();
  }

  @Override
  public void onFrame(Frame newest) {
    frame = newest;
    also.onFrame(newest);
  }

  @Override
  public void onNotice(Notice notice) {
    notices.add(notice);
    also.onNotice(notice);
  }

  Feed feed() {
    return feed;
  }

  Frame frame() {
    return frame;
  }

  List<ConnectionState> states() {
    return notices.stream()
        .filter(Notice.ConnectionChanged.class::isInstance)
        .map(it -> ((Notice.ConnectionChanged) it).connection().state())
        .toList();
  }

  /** How often it came to that state. */
  long count(ConnectionState state) {
    return states().stream().filter(state::equals).count();
  }

  List<String> toldIds() {
    return notices.stream()
        .filter(Notice.EventTold.class::isInstance)
        .map(it -> String.valueOf(((Notice.EventTold) it).id()))
        .toList();
  }

  /** How many boards were taken. */
  long snapshots() {
    return notices.stream().filter(Notice.SnapshotTaken.class::isInstance).count();
  }

  /** Keeps the newest notice only. */
  void forget() {
    notices.subList(0, notices.size() - 1).clear();
  }

  List<String> diagnostics() {
    return notices.stream()
        .filter(Notice.Diagnostic.class::isInstance)
        .map(it -> ((Notice.Diagnostic) it).what())
        .toList();
  }

  List<String> details(String what) {
    return notices.stream()
        .filter(it -> it instanceof Notice.Diagnostic(String its, _) && its.equals(what))
        .map(it -> ((Notice.Diagnostic) it).detail())
        .toList();
  }

  Connection last() {
    return notices.stream()
        .filter(Notice.ConnectionChanged.class::isInstance)
        .map(it -> ((Notice.ConnectionChanged) it).connection())
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  void awaitState(ConnectionState state) {
    awaitUntil(() -> !states().isEmpty() && last().state() == state);
  }

  void awaitUntil(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(2)).until(condition);
  }

  @Override
  public void close() {
    feed.close();
    client.close();
  }
}
