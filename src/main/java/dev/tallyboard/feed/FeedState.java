package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Decoded;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection's state machine: stream, watchdog, attempts, polls. Only the feed's thread calls.
 * All waiting is in nanoseconds of {@link System#nanoTime()}, so that a changed wall clock does no
 * harm.
 */
final class FeedState {
  /** From the request to the response headers. */
  private static final Duration HEADERS_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration SNAPSHOT_RETRY = Duration.ofSeconds(3);

  /** So many polls in a row have to fail before nothing is known any more. */
  private static final int OFFLINE_AFTER = 2;

  private static final long NEVER = Long.MAX_VALUE;

  private enum Phase {
    NONE,
    OPENING,
    OPENED,
    LIVE
  }

  private final GatewayClient client;
  private final FeedSettings settings;
  private final Mailbox mailbox;
  private final Consumer<Notice> tell;
  private final Clock clock;
  private final Intake intake;
  private final TrafficMeter meter = new TrafficMeter(System.nanoTime());

  private @Nullable StreamConnection stream;
  private Phase phase = Phase.NONE;
  private long streamDeadline = NEVER;
  private long liveSince;
  private long liveSinceMs;
  private Attempts attempts;
  private long nextTry = NEVER;
  private @Nullable Ending halted;
  private @Nullable String reason;

  private boolean pollUnderWay;
  private long takenWhenPolled;
  private boolean pollIsStale;
  private int failedPolls;
  private long nextPoll = NEVER;
  private @Nullable String etag;

  private long nextMeasure = NEVER;
  private Traffic traffic = Traffic.NONE;
  private int missedApplied;
  private @Nullable Long lastHeardMs;
  private @Nullable Long dataMs;
  private @Nullable Long lostMs;
  private long sinceMs;
  private boolean dirty = true;
  private @Nullable Connection told;

  FeedState(
      GatewayClient client,
      FeedSettings settings,
      Mailbox mailbox,
      Consumer<Notice> tell,
      Clock clock) {
    this.client = client;
    this.settings = settings;
    this.mailbox = mailbox;
    this.tell = tell;
    this.clock = clock;
    this.attempts = Attempts.none(settings);
    this.sinceMs = clock.millis();
    this.intake = new Intake(client.address().merchant(), clock, this::heard, mailbox::release);
  }

  void begin() {
    open();
    tellConnection();
  }

  void end() {
    if (stream != null) {
      stream.close();
    }
  }

  /** Whether something changed that a frame would show. */
  boolean dirty() {
    return dirty;
  }

  long nanosToNextDeadline() {
    long next = Math.min(Math.min(streamDeadline, nextTry), Math.min(nextPoll, nextMeasure));
    return next == NEVER ? TimeUnit.HOURS.toNanos(1) : next - System.nanoTime();
  }

  Frame frame() {
    dirty = false;
    return new Frame(
        connection(), intake.snapshot(), intake.completeness(), traffic, missedApplied);
  }

  void handle(Signal signal) {
    switch (signal) {
      case Signal.OfStream it when it.from() != stream -> {
        if (it instanceof Signal.Received event) {
          mailbox.release(event);
        }
      }
      case Signal.Opened _ -> {
        phase = Phase.OPENED;
        streamDeadline = System.nanoTime() + settings.heartbeatTimeout().toNanos();
      }
      case Signal.Received it -> received(it);
      case Signal.Oversize _ ->
          tell.accept(new Notice.Diagnostic("oversize", "an event above 1 MiB was dropped"));
      case Signal.Ended it -> ended(it.ending());
      case Signal.Polled it -> polled(it.answer());
      case Signal.ReconnectNow _ -> reconnectNow();
    }
    tellConnection();
  }

  /** Does what is due. */
  void tick() {
    long now = System.nanoTime();
    if (now >= streamDeadline && stream != null) {
      String why = phase == Phase.OPENING ? "no-response" : "heartbeat-timeout";
      stream.close();
      ended(Ending.Broken.because(why));
    }
    if (now >= nextTry && stream == null) {
      open();
    }
    if (now >= nextPoll && !pollUnderWay) {
      poll();
    }
    if (now >= nextMeasure) {
      nextMeasure = now + TimeUnit.SECONDS.toNanos(1);
      Traffic measured = meter.at(now);
      dirty |= !measured.equals(traffic);
      traffic = measured;
    }
    tellConnection();
  }

  private void open() {
    nextTry = NEVER;
    phase = Phase.OPENING;
    streamDeadline = System.nanoTime() + HEADERS_TIMEOUT.toNanos();
    stream = new StreamConnection(client, intake.cursor(), mailbox);
    stream.start();
  }

  private void received(Signal.Received it) {
    streamDeadline = it.at() + settings.heartbeatTimeout().toNanos();
    lastHeardMs = clock.millis();
    dataMs = lastHeardMs;
    dirty = true;
    if (phase != Phase.LIVE) {
      live();
    }
    switch (it.decoded()) {
      case Decoded.Ok ok -> {
        if (ok.clamped()) {
          tell.accept(new Notice.Diagnostic("clamped", "a progress outside 0 to 100"));
        }
        intake.event(it, ok.event());
        return; // released when it is taken, which may be later
      }
      case Decoded.Heartbeat heartbeat -> {
        if (heartbeat.timestamp() != null) {
          meter.latency(System.nanoTime(), clock.millis() - heartbeat.timestamp());
        }
        intake.skip(it.id());
      }
      case Decoded.Reset _ -> {
        intake.reset(it.id());
        askForSnapshot();
      }
      case Decoded.Unknown _ -> {
        tell.accept(new Notice.Diagnostic("unknown-event", "of a kind that is not known"));
        intake.skip(it.id());
      }
      case Decoded.Malformed malformed -> {
        tell.accept(new Notice.Diagnostic("malformed", malformed.why()));
        intake.skip(it.id());
      }
    }
    mailbox.release(it);
  }

  /** Whole events are there: the stream is what is shown. */
  private void live() {
    phase = Phase.LIVE;
    liveSince = System.nanoTime();
    liveSinceMs = clock.millis();
    missedApplied = 0;
    lostMs = null;
    reason = null;
    failedPolls = 0;
    nextTry = NEVER;
    nextPoll = NEVER;
    nextMeasure = liveSince;
    intake.streamOpened();
    if (intake.awaitsSnapshot()) {
      askForSnapshot();
    }
  }

  /** At once, or once the poll that is under way is back: its answer may be too old. */
  private void askForSnapshot() {
    etag = null;
    if (pollUnderWay) {
      pollIsStale = true;
    } else {
      nextPoll = System.nanoTime();
    }
  }

  private void ended(Ending ending) {
    Duration health =
        phase == Phase.LIVE ? Duration.ofNanos(System.nanoTime() - liveSince) : Duration.ZERO;
    Duration retryAsked = stream == null ? null : stream.retryAsked();
    stream = null;
    phase = Phase.NONE;
    streamDeadline = NEVER;
    nextMeasure = NEVER;
    traffic = Traffic.NONE;
    missedApplied = 0;
    reason = ending.reason();
    if (lostMs == null) {
      lostMs = clock.millis();
    }
    dirty = true;
    switch (ending) {
      case Ending.Broken broken -> {
        attempts = attempts.failed(health);
        if (attempts.remain()) {
          double random = ThreadLocalRandom.current().nextDouble();
          Duration delay = attempts.delay(retryAsked, broken.retryAfter(), random);
          nextTry = System.nanoTime() + delay.toNanos();
        }
        if (nextPoll == NEVER && !pollUnderWay) {
          nextPoll = System.nanoTime();
        }
      }
      case Ending.Stop _, Ending.SignIn _ -> halt(ending);
    }
  }

  /** Nothing more is tried before the operator asks. */
  private void halt(Ending ending) {
    halted = ending;
    reason = ending.reason();
    nextTry = NEVER;
    nextPoll = NEVER;
    if (stream != null) {
      stream.close();
      stream = null;
      phase = Phase.NONE;
      streamDeadline = NEVER;
    }
    dirty = true;
  }

  private void reconnectNow() {
    if (phase == Phase.LIVE) {
      return;
    }
    if (stream != null) {
      stream.close();
    }
    halted = null;
    attempts = attempts.renewed();
    open();
    if (!pollUnderWay) {
      nextPoll = System.nanoTime();
    }
    dirty = true;
  }

  private void poll() {
    nextPoll = NEVER;
    pollUnderWay = true;
    pollIsStale = false;
    takenWhenPolled = intake.taken();
    String known = etag;
    Thread.ofVirtual()
        .name("poll")
        .start(
            () -> {
              Answer<Versioned> answer =
                  new Answer.Failed<>("The poll broke; it will be tried again", null);
              try {
                answer = client.snapshot(known);
              } finally {
                mailbox.put(new Signal.Polled(answer));
              }
            });
  }

  private void polled(Answer<Versioned> answer) {
    pollUnderWay = false;
    dirty = true;
    if (halted != null) {
      return;
    }
    boolean live = phase == Phase.LIVE;
    if (pollIsStale) {
      nextPoll = System.nanoTime();
      return;
    }
    if (live && !intake.awaitsSnapshot()) {
      return; // a late answer rolls nothing back
    }
    switch (answer) {
      case Answer.Ok<Versioned>(Versioned it) -> {
        etag = it.etag();
        intake.adopt(it.snapshot(), takenWhenPolled);
        pollSucceeded();
      }
      case Answer.NotModified<Versioned> _ -> pollSucceeded();
      case Answer.Missing<Versioned> _ -> {
        intake.noSnapshots();
        failedPolls++;
        tryTheStreamOnceMore();
      }
      case Answer.SignIn<Versioned> it -> halt(new Ending.SignIn("http-" + it.status()));
      case Answer.Refused<Versioned> _, Answer.Failed<Versioned> _ -> failedPolls++;
    }
    if (halted == null) {
      nextPoll = nextPollAfter(live);
    }
  }

  private long nextPollAfter(boolean live) {
    if (!live) {
      return System.nanoTime() + settings.pollInterval().toNanos();
    }
    return intake.awaitsSnapshot() ? System.nanoTime() + SNAPSHOT_RETRY.toNanos() : NEVER;
  }

  private void pollSucceeded() {
    failedPolls = 0;
    dataMs = clock.millis();
    tryTheStreamOnceMore();
  }

  /** With the attempts spent, each answer to a poll earns the stream one quiet try. */
  private void tryTheStreamOnceMore() {
    if (!attempts.remain() && stream == null) {
      open();
    }
  }

  private void heard(Notice notice) {
    if (notice instanceof Notice.EventTold it) {
      meter.event();
      if (it.event().at() >= liveSinceMs) {
        meter.latency(System.nanoTime(), clock.millis() - it.event().at());
      } else {
        missedApplied++;
      }
    }
    tell.accept(notice);
  }

  private ConnectionState state() {
    return switch (halted) {
      case Ending.SignIn _ -> ConnectionState.SIGN_IN;
      case Ending.Stop _, Ending.Broken _ -> ConnectionState.STOPPED;
      case null -> {
        if (phase == Phase.LIVE) {
          yield ConnectionState.LIVE;
        }
        if (failedPolls >= OFFLINE_AFTER) {
          yield ConnectionState.OFFLINE;
        }
        if (attempts.failures() == 0) {
          yield ConnectionState.CONNECTING;
        }
        yield attempts.remain() ? ConnectionState.RECONNECTING : ConnectionState.POLLING;
      }
    };
  }

  private Connection connection() {
    ConnectionState state = state();
    return new Connection(
        state,
        sinceMs,
        state == ConnectionState.LIVE ? 0 : attempts.number(),
        settings.maxAttempts(),
        wallTime(nextTry),
        state == ConnectionState.LIVE ? null : wallTime(nextPoll),
        reason,
        lastHeardMs,
        dataMs,
        lostMs);
  }

  private @Nullable Long wallTime(long nanos) {
    return nanos == NEVER
        ? null
        : (Long) (clock.millis() + TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
  }

  private void tellConnection() {
    ConnectionState state = state();
    if (told != null
        && told.state() == state
        && told.attempt() == (state == ConnectionState.LIVE ? 0 : attempts.number())
        && (told.nextTryAt() == null) == (nextTry == NEVER)) {
      return;
    }
    if (told == null || told.state() != state) {
      sinceMs = clock.millis();
    }
    dirty = true;
    told = connection();
    Long inMs =
        nextTry == NEVER
            ? null
            : (Long) Math.max(0, TimeUnit.NANOSECONDS.toMillis(nextTry - System.nanoTime()));
    tell.accept(new Notice.ConnectionChanged(told, inMs));
  }
}
