package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection's state machine: stream, watchdog, attempts, polls. Only the feed's thread calls.
 * All waiting is in nanoseconds of a monotonic clock, so that a changed wall clock does no harm.
 */
final class FeedState {
  private static final Logger LOG = LoggerFactory.getLogger(FeedState.class);

  /** From the request to the response headers. */
  private static final Duration HEADERS_TIMEOUT = Duration.ofSeconds(10);

  /** So many polls in a row have to fail before nothing is known any more. */
  private static final int OFFLINE_AFTER = 2;

  private static final long NEVER = Polls.NEVER;

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
  private final LongSupplier nanos;
  private final Intake intake;
  private final Polls polls;
  private final TrafficMeter meter;
  private final ConnectionReport report;

  private @Nullable StreamConnection stream;
  private Phase phase = Phase.NONE;
  private long streamDeadline = NEVER;
  private long liveSince;
  private Attempts attempts;
  private @Nullable Duration retryAsked;
  private long opened = NEVER;
  private long nextTry = NEVER;
  private @Nullable Ending halted;
  private @Nullable String reason;

  private boolean dirty = true;

  FeedState(
      GatewayClient client,
      FeedSettings settings,
      Mailbox mailbox,
      Consumer<Notice> tell,
      Clock clock,
      LongSupplier nanos) {
    this.client = client;
    this.settings = settings;
    this.mailbox = mailbox;
    this.tell = tell;
    this.clock = clock;
    this.nanos = nanos;
    this.polls = new Polls(client, mailbox, nanos, settings.pollInterval());
    this.meter = new TrafficMeter(nanos.getAsLong());
    this.attempts = Attempts.none(settings);
    this.report = new ConnectionReport(clock, nanos, settings.maxAttempts());
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
    polls.end();
  }

  /** After a fault: the board may lack an event, so a whole one is fetched. */
  void recover() {
    intake.distrust();
    if (halted == null) {
      polls.needWhole();
    }
  }

  /** Whether something changed that a frame would show. */
  boolean dirty() {
    return dirty;
  }

  boolean hasStream() {
    return stream != null;
  }

  boolean isPolling() {
    return polls.isUnderWay();
  }

  long nanosToNextDeadline() {
    long next = Math.min(Math.min(streamDeadline, nextTry), Math.min(polls.next(), meter.next()));
    return next == NEVER ? TimeUnit.HOURS.toNanos(1) : next - nanos.getAsLong();
  }

  Frame frame() {
    dirty = false;
    Connection connection = report.now(state(), attempts.number(), nextTry, polls.next(), reason);
    return new Frame(
        connection,
        intake.snapshot(),
        intake.completeness(),
        meter.traffic(),
        meter.missedApplied());
  }

  void handle(Signal signal) {
    switch (signal) {
      case Signal.OfStream it when it.from() != stream -> {
        if (it instanceof Signal.Weighed weighed) {
          mailbox.release(weighed);
        }
      }
      case Signal.Opened _ -> {
        phase = Phase.OPENED;
        streamDeadline = nanos.getAsLong() + settings.heartbeatTimeout().toNanos();
      }
      case Signal.Received it -> {
        boolean held = false;
        try {
          held = received(it);
        } finally {
          if (!held) {
            mailbox.release(it);
          }
        }
      }
      case Signal.Passed it -> {
        intake.moveCursor(it.id());
        mailbox.release(it);
      }
      case Signal.Oversize it -> {
        for (int n = it.from().takeOversize(); n > 0; n--) {
          tell.accept(new Notice.Diagnostic("oversize", "more than 1 MiB, or an id above 1 KiB"));
        }
      }
      case Signal.Ended it -> ended(it.ending());
      case Signal.Polled it -> polled(it.answer());
      case Signal.ReconnectNow _ -> reconnectNow();
    }
    tellConnection();
  }

  /** Does what is due. */
  void tick() {
    long now = nanos.getAsLong();
    if (now >= streamDeadline && stream != null) {
      String why = phase == Phase.OPENING ? "no-response" : "heartbeat-timeout";
      stream.close();
      ended(Ending.Broken.because(why));
    }
    if (now >= nextTry && stream == null) {
      open();
    }
    if (now >= polls.next()) {
      polls.begin(intake.taken());
    }
    if (now >= meter.next()) {
      dirty |= meter.measure(now);
    }
    tellConnection();
  }

  private void open() {
    nextTry = NEVER;
    phase = Phase.OPENING;
    opened = nanos.getAsLong();
    streamDeadline = opened + HEADERS_TIMEOUT.toNanos();
    try {
      stream = new StreamConnection(client, intake.cursor(), EventCodec::decode, mailbox, nanos);
      stream.start();
    } catch (RuntimeException | Error e) {
      LOG.error("The stream's reader did not start and will be replaced", e);
      ended(Ending.Broken.because("reader-died"));
    }
  }

  /** Returns whether the event is held. */
  private boolean received(Signal.Received it) {
    streamDeadline = it.at() + settings.heartbeatTimeout().toNanos();
    report.heard();
    dirty = true;
    if (phase != Phase.LIVE) {
      live(it.from());
    }
    switch (it.decoded()) {
      case Decoded.Ok ok -> {
        if (ok.clamped()) {
          tell.accept(new Notice.Diagnostic("clamped", "a progress outside 0 to 100"));
        }
        return intake.event(it, ok.event());
      }
      case Decoded.Heartbeat heartbeat -> {
        if (heartbeat.timestamp() != null) {
          meter.latency(nanos.getAsLong(), clock.millis() - heartbeat.timestamp());
        }
        intake.moveCursor(it.id());
      }
      case Decoded.Reset _ -> {
        intake.reset(it.id());
        polls.needWhole();
      }
      case Decoded.Unknown unknown -> {
        tell.accept(Notice.Diagnostic.unknownKind(unknown.eventName()));
        intake.moveCursor(it.id());
      }
      case Decoded.Malformed malformed -> {
        tell.accept(new Notice.Diagnostic("malformed", malformed.why()));
        intake.moveCursor(it.id());
      }
    }
    return false;
  }

  /** Whole events are there: the stream is what is shown. */
  private void live(StreamConnection on) {
    phase = Phase.LIVE;
    liveSince = nanos.getAsLong();
    report.live();
    reason = null;
    nextTry = NEVER;
    meter.streamLive(liveSince, clock.millis());
    polls.streamLive();
    intake.streamOpened(on.resumes());
    if (intake.awaitsSnapshot()) {
      polls.needWhole();
    }
  }

  private void ended(Ending ending) {
    Duration health =
        phase == Phase.LIVE ? Duration.ofNanos(nanos.getAsLong() - liveSince) : Duration.ZERO;
    if (stream != null && stream.retryAsked() != null) {
      retryAsked = stream.retryAsked(); // holds for later attempts too
    }
    stream = null;
    phase = Phase.NONE;
    streamDeadline = NEVER;
    meter.streamLost();
    reason = ending.reason();
    report.lost();
    dirty = true;
    switch (ending) {
      case Ending.Broken broken -> {
        attempts = attempts.failed(health);
        if (attempts.remain()) {
          double random = ThreadLocalRandom.current().nextDouble();
          Duration delay = attempts.delay(retryAsked, broken.retryAfter(), random);
          nextTry = nanos.getAsLong() + delay.toNanos();
        }
        polls.streamLost();
      }
      case Ending.Stop _, Ending.SignIn _ -> halt(ending);
    }
  }

  /** Nothing more is tried before the operator asks. */
  private void halt(Ending ending) {
    halted = ending;
    reason = ending.reason();
    nextTry = NEVER;
    polls.halt();
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
    polls.now();
    dirty = true;
  }

  private void polled(Answer<Versioned> answer) {
    dirty = true;
    if (!polls.returned() || halted != null) {
      return;
    }
    if (phase == Phase.LIVE && !intake.awaitsSnapshot()) {
      return; // a late answer rolls nothing back
    }
    Duration retryAfter = null;
    switch (answer) {
      case Answer.Ok<Versioned>(Versioned it)
          when intake.adopt(it.snapshot(), polls.takenWhenAsked()) ->
          pollSucceeded(it);
      case Answer.NotModified<Versioned> _ when !intake.awaitsSnapshot() -> pollSucceeded(null);
      case Answer.Missing<Versioned> _ -> {
        intake.noSnapshots();
        polls.failed();
        tryTheStreamOnceMore();
      }
      case Answer.SignIn<Versioned> it -> halt(new Ending.SignIn("http-" + it.status()));
      case Answer.Failed<Versioned> it -> {
        retryAfter = it.retryAfter();
        pollFailed();
      }
      case Answer.Refused<Versioned> _, Answer.Ok<Versioned> _, Answer.NotModified<Versioned> _ ->
          pollFailed();
    }
    if (halted != null) {
      return;
    }
    if (phase != Phase.LIVE) {
      polls.plan(retryAfter);
    } else if (intake.awaitsSnapshot()) {
      polls.planForMissingBoard(retryAfter, ThreadLocalRandom.current().nextDouble());
    }
  }

  private void pollFailed() {
    polls.failed();
    intake.goOnWithoutSnapshot();
  }

  private void pollSucceeded(@Nullable Versioned answer) {
    polls.succeeded(answer);
    report.boardIsTrue();
    tryTheStreamOnceMore();
  }

  /**
   * With the attempts spent, each answer to a poll earns the stream one quiet try, but no two come
   * closer than polls do: a stream that opens and breaks for ever is not tried without end.
   */
  private void tryTheStreamOnceMore() {
    if (attempts.remain() || stream != null) {
      return;
    }
    long soonest = opened + settings.pollInterval().toNanos();
    if (nanos.getAsLong() >= soonest) {
      open();
    } else {
      nextTry = soonest;
    }
  }

  private void heard(Notice notice) {
    if (notice instanceof Notice.EventTold it) {
      meter.event(it.event().at(), nanos.getAsLong(), clock.millis());
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
        if (polls.failures() >= OFFLINE_AFTER) {
          yield ConnectionState.OFFLINE;
        }
        if (attempts.failures() == 0) {
          yield ConnectionState.CONNECTING;
        }
        yield attempts.remain() ? ConnectionState.RECONNECTING : ConnectionState.POLLING;
      }
    };
  }

  private void tellConnection() {
    Notice.ConnectionChanged news =
        report.news(state(), attempts.number(), nextTry, polls.next(), reason);
    if (news != null) {
      dirty = true;
      tell.accept(news);
    }
  }
}
