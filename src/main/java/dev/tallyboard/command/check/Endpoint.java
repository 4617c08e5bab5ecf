package dev.tallyboard.command.check;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawHead;
import dev.tallyboard.client.RawRequest;
import dev.tallyboard.client.Wire;
import dev.tallyboard.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint that is checked, and what it has shown so far; each thing is asked for once, when it
 * is first looked at. Confined to one thread, but for the recording of the stream. Nothing takes
 * longer than the watch and the terms' patience.
 */
final class Endpoint implements AutoCloseable {
  static final String EVENTS = "api/realtime/events";

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long MAX_ANSWER_BYTES = 1 << 20;

  private final GatewayClient client;
  private final Wire wire;
  private final Terms terms;
  private final Pause pause;
  private final long start = System.nanoTime();
  private final List<Message> replayed = new ArrayList<>();
  private @Nullable WatchedStream stream;
  private @Nullable IOException failure;
  private @Nullable SnapshotSeen snapshot;
  private @Nullable TestOrder testOrder;

  Endpoint(GatewayClient client, Terms terms, Pause pause) {
    this.client = client;
    this.wire = client.wire();
    this.terms = terms;
    this.pause = pause;
  }

  GatewayClient client() {
    return client;
  }

  Terms terms() {
    return terms;
  }

  /**
   * Opens the stream that is watched, once.
   *
   * @throws IOException when nothing answers; the message is a sentence
   */
  RawHead open() throws IOException, InterruptedException {
    if (failure != null) {
      throw failure;
    }
    if (stream == null) {
      try {
        stream = WatchedStream.of(wire.open(request(), terms.patience()));
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
    return stream.head();
  }

  /** How the stream's answer began. */
  RawHead head() throws CannotTell {
    return theStream().head();
  }

  /** What the stream brings. */
  Recording recording() throws CannotTell {
    return theStream().recording();
  }

  /** What the stream has brought when the watch is over, or the stream. */
  Seen watched() throws CannotTell, InterruptedException {
    Recording recording = recording();
    long end = start + terms.watch().toNanos();
    for (long left = end - System.nanoTime();
        left > 0 && recording.seen().ended() == null;
        left = end - System.nanoTime()) {
      if (!pause.isQuietFor(Duration.ofNanos(Math.min(left, LOOK.toNanos())))) {
        break;
      }
    }
    return recording.seen();
  }

  /** The board, asked for once. */
  SnapshotSeen snapshot() throws CannotTell, InterruptedException {
    if (snapshot == null) {
      snapshot = SnapshotSeen.ask(this);
    }
    return snapshot;
  }

  /** The order that is published to be watched, once; only where the operator allowed it. */
  TestOrder testOrder() throws CannotTell, InterruptedException {
    if (testOrder == null) {
      testOrder = TestOrder.publish(this);
    }
    return testOrder;
  }

  /** Whether the contract's second half is spoken, and so held to: where there is a snapshot. */
  boolean isWhole() throws InterruptedException {
    try {
      return snapshot().isOffered();
    } catch (CannotTell e) {
      return false;
    }
  }

  /** Another request, its answer to the end. */
  RawAnswer fetch(RawRequest request) throws IOException, CannotTell, InterruptedException {
    theStream();
    return wire.fetch(request, left(terms.patience().dividedBy(2)), MAX_ANSWER_BYTES);
  }

  /** A request for a board, which may be long. */
  RawAnswer fetchBoard(RawRequest request) throws IOException, CannotTell, InterruptedException {
    theStream();
    return wire.fetch(request, left(terms.patience()), GatewayClient.MAX_SNAPSHOT_BYTES);
  }

  Published publish(Event event) throws CannotTell, InterruptedException {
    return client.publish(List.of(event), left(terms.patience().dividedBy(2)));
  }

  /** Another stream, until enough has been seen of it. */
  StreamSeen streamed(RawRequest request, Predicate<Seen> enough, Duration most)
      throws IOException, CannotTell, InterruptedException {
    theStream();
    try (WatchedStream other =
        WatchedStream.of(wire.open(request, left(terms.patience().dividedBy(2))))) {
      Seen seen =
          other.head().isEventStream()
              ? other.recording().await(enough, left(most))
              : other.recording().seen();
      replayed.addAll(seen.events());
      return new StreamSeen(other.head(), seen);
    }
  }

  /** Every event that any stream has brought. */
  List<Message> events() throws CannotTell, InterruptedException {
    List<Message> all = new ArrayList<>(watched().events());
    all.addAll(replayed);
    return all.stream().filter(it -> !it.isReset()).toList();
  }

  static RawRequest request() {
    return RawRequest.get(EVENTS)
        .header("Accept", "text/event-stream")
        .header("Cache-Control", "no-cache");
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
    }
  }

  private WatchedStream theStream() throws CannotTell {
    if (stream == null || stream.head().status() != 200 || !stream.head().isEventStream()) {
      throw new CannotTell("there is no stream to look at");
    }
    return stream;
  }

  private Duration left(Duration most) throws CannotTell, InterruptedException {
    long left = start + terms.watch().plus(terms.patience()).toNanos() - System.nanoTime();
    if (!pause.isQuietFor(Duration.ZERO)) {
      throw new CannotTell("stopped before it was looked at");
    }
    if (left < LOOK.toNanos()) {
      throw new CannotTell("no time was left to look at it");
    }
    return Duration.ofNanos(Math.min(left, most.toNanos()));
  }
}
