package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection's state machine: stream, watchdog, attempts, polls. Only the feed's thread calls.
 * All waiting is in nanoseconds of a monotonic clock, so that a changed wall clock does no harm.
 */
final class FeedState {
  private static final FaultLog LOG = FaultLog.of(FeedState.class);

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
  private final PollAnswers answers;
  private final Tries tries;
  private final TrafficMeter meter;
  private final ConnectionReport report;

  private @Nullable StreamConnection stream;
  private Phase phase = Phase.NONE;
  private long streamDeadline = NEVER;
  private long liveSince;
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
    this.tries = new Tries(settings, nanos);
    this.report = new ConnectionReport(clock, nanos, settings.maxAttempts());
    this.intake = new Intake(client.address().merchant(), clock, this::heard, mailbox::release);
    this.answers = new PollAnswers(polls, intake, tries, report);
  }

  void begin() {
    if (settings.realtime()) {
      open();
    } else {
      pollOnly();
    }
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
    long ofStream = Math.min(streamDeadline, tries.next());
    long next = Math.min(ofStream, Math.min(polls.next(), meter.next()));
    return next == NEVER ? TimeUnit.HOURS.toNanos(1) : next - nanos.getAsLong();
  }

  Frame frame() {
    dirty = false;
    Connection connection = report.now(state(), tries.number(), tries.next(), polls.next(), reason);
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
      case Signal.Lost it -> {
        heardAt(it.at(), it.from());
        tell.accept(new Notice.Diagnostic("unread", "an event could not be read"));
        intake.moveCursor(it.id());
        recover();
        mailbox.release(it);
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
    if (phase == Phase.LIVE && intake.awaitsSnapshot() && polls.isIdle()) {
      polls.now();
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
    if (now >= tries.next()) {
      open();
    }
    if (now >= polls.next()) {
      polls.begin(intake.arrived());
    }
    if (now >= meter.next()) {
      dirty |= meter.measure(now);
    }
    tellConnection();
  }

  private void open() {
    tries.begun();
    phase = Phase.OPENING;
    streamDeadline = nanos.getAsLong() + HEADERS_TIMEOUT.toNanos();
    try {
      stream = new StreamConnection(client, intake.cursor(), EventCodec::decode, mailbox, nanos);
      stream.start();
    } catch (RuntimeException | Error e) {
      LOG.tell("The stream's reader did not start and will be replaced", e);
      ended(Ending.Broken.because("reader-died"));
    }
  }

  private void pollOnly() {
    reason = Connection.REALTIME_OFF;
    polls.now();
  }

  private void heardAt(long at, StreamConnection from) {
    streamDeadline = at + settings.heartbeatTimeout().toNanos();
    report.heard();
    dirty = true;
    if (phase != Phase.LIVE) {
      live(from);
    }
  }

  /** Returns whether the event is held. */
  private boolean received(Signal.Received it) {
    heardAt(it.at(), it.from());
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
    Duration retryAsked = stream == null ? null : stream.retryAsked();
    stream = null;
    phase = Phase.NONE;
    streamDeadline = NEVER;
    meter.streamLost();
    reason = ending.reason();
    report.lost();
    dirty = true;
    switch (ending) {
      case Ending.Broken broken -> {
        tries.failed(health, retryAsked, broken.retryAfter());
        polls.streamLost();
      }
      case Ending.Stop _, Ending.SignIn _ -> halt(ending);
    }
  }

  /** Nothing more is tried before the operator asks. */
  private void halt(Ending ending) {
    halted = ending;
    reason = ending.reason();
    tries.halt();
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
    if (settings.realtime()) {
      tries.renewed();
      open();
      polls.now();
    } else {
      pollOnly();
    }
    dirty = true;
  }

  private void polled(Answer<Versioned> answer) {
    dirty = true;
    if (!polls.returned() || halted != null) {
      return;
    }
    Ending refusal = answers.take(answer, phase == Phase.LIVE);
    if (refusal != null) {
      halt(refusal);
    } else if (nanos.getAsLong() >= tries.next()) {
      open();
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
        if (!settings.realtime()) {
          yield ConnectionState.POLLING;
        }
        if (!tries.haveFailed()) {
          yield ConnectionState.CONNECTING;
        }
        yield tries.remain() ? ConnectionState.RECONNECTING : ConnectionState.POLLING;
      }
    };
  }

  private void tellConnection() {
    Notice.ConnectionChanged news =
        report.news(state(), tries.number(), tries.next(), polls.next(), reason);
    if (news != null) {
      dirty = true;
      tell.accept(news);
    }
  }
}
