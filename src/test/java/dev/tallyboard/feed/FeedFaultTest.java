package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.gateway;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.feed.Streamed.Dispatched;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import dev.tallyboard.support.ReadingClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;

/** Whatever breaks in a feed or around it, the next good event is applied. */
@Timeout(60)
class FeedFaultTest {
  @Test
  void aListenerThatThrowsWhateverItLikesHarmsNothing() {
    List<String> told = new CopyOnWriteArrayList<>();
    AtomicInteger frames = new AtomicInteger();
    FeedListener throwing =
        new FeedListener() {
          @Override
          public void onFrame(Frame frame) {
            frames.incrementAndGet();
            throw new IllegalStateException("a frame");
          }

          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.EventTold it) {
              told.add(it.id());
            }
            throw new StackOverflowError("a notice");
          }
        };
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  it.send(message(1) + "event: ?\ndata: {}\n\n" + message(2));
                  it.untilClosed();
                });
        Heard _ = new Heard(server.url(), Heard.QUICK, throwing)) {
      await().until(() -> told.size() == 2 && frames.get() > 0);
      assertThat(told).containsExactly("log-1", "log-2");
    }
  }

  @Test
  void anEventLostToAFaultWhileItWasFoldedComesBackWithANewBoard() {
    AtomicBoolean faulty = new AtomicBoolean();
    Clock failing =
        new ReadingClock(
            () -> {
              boolean folding =
                  StackWalker.getInstance()
                      .walk(frames -> frames.anyMatch(it -> it.getMethodName().equals("received")));
              if (folding && faulty.getAndSet(false)) {
                throw new OutOfMemoryError("while an event was folded");
              }
              return 0;
            });
    CountDownLatch whole = new CountDownLatch(1);
    FeedListener listener =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.SnapshotTaken && whole.getCount() > 0) {
              faulty.set(true);
              whole.countDown();
            }
          }
        };
    try (RawServer server =
            gateway(
                it -> snapshot(it, whole.getCount() > 0 ? 2 : 3),
                it -> {
                  it.openStream();
                  it.heartbeat();
                  whole.await();
                  it.send(message(3) + message(4));
                  it.untilClosed();
                });
        Heard heard =
            new Heard(server.url(), FeedSettings.DEFAULT, Optional::empty, failing, listener)) {
      await()
          .atMost(Duration.ofSeconds(5))
          .until(
              () -> heard.frame() != null && "log-4".equals(heard.frame().board().lastEventId()));
      assertThat(faulty).isFalse();
      assertThat(server.requests(Scripts.SNAPSHOT)).hasSize(2);
      assertThat(server.requests(STREAM)).hasSize(1);
    }
  }

  @Test
  void aReaderThatDiesIsReplacedAndTheCursorKept() {
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger deaths = new AtomicInteger();
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  if (connections.incrementAndGet() == 1) {
                    it.send(message(1));
                    return;
                  }
                  it.send(message(2));
                  it.untilClosed();
                });
        Heard heard =
            new Heard(
                server.url(),
                Heard.QUICK,
                () -> {
                  boolean isReader = Thread.currentThread().getName().equals("stream-reader");
                  if (isReader && connections.get() == 1 && deaths.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("while it asked for a token");
                  }
                  return Optional.empty();
                })) {
      heard.awaitUntil(() -> heard.toldIds().contains("log-2"));

      assertThat(deaths.get()).isGreaterThan(1);
      assertThat(heard.toldIds()).containsExactly("log-1", "log-2");
      assertThat(server.requests(STREAM).getLast().headers())
          .containsEntry("last-event-id", "log-1");
    }
  }

  @Test
  void anEventThatCannotBeReadForWantOfMemoryEndsNothing() {
    try (Streamed it =
        Streamed.by(
            (name, data) -> {
              if (data.equals("1")) {
                throw new OutOfMemoryError(name);
              }
              return new Decoded.Unknown(name + "\r" + data);
            },
            exchange -> {
              exchange.openStream();
              exchange.send("data: 1\n\ndata: 2\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(Dispatched.message("2"));
      assertThat(it.lost()).isEqualTo(1);
    }
  }

  @Test
  void whatCouldNotBeReadComesWithANewBoardAndTheNextEventIsApplied() throws Exception {
    AtomicInteger known = new AtomicInteger(1);
    try (DrivenFeed feed =
        new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, known.get())).begin()) {
      Exchange stream = feed.stream();
      stream.heartbeat();
      feed.until(Signal.Polled.class, 1);
      feed.losing("log-2");
      stream.send(message(2) + message(3));
      feed.until(Signal.Received.class, 2);
      known.set(2);
      feed.pass(Duration.ofSeconds(1));
      feed.until(() -> feed.toldIds().contains("log-3"));

      assertThat(feed.diagnostics()).containsExactly("unread");
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-3");
      assertThat(feed.shown()).isEqualTo(LIVE);
      assertThat(feed.streamsAsked()).isEqualTo(1);
    }
  }

  @Test
  void aLogThatFailsHarmsNothing() {
    AtomicInteger asked = new AtomicInteger();
    AppenderBase<ILoggingEvent> broken =
        new AppenderBase<>() {
          @Override
          public void doAppend(ILoggingEvent event) {
            append(event);
          }

          @Override
          protected void append(ILoggingEvent event) {
            asked.incrementAndGet();
            throw new IllegalStateException("no space left on device");
          }
        };
    goesOnWith(broken);
    assertThat(asked).hasPositiveValue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskHarmsNothing() {
    FileAppender<ILoggingEvent> full = new FileAppender<>();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    full.setContext(context);
    full.setEncoder(encoder);
    full.setFile("/dev/full");
    goesOnWith(full);
  }

  /** Breaks a listener, a poll and a reader, all of which is logged. */
  private static void goesOnWith(Appender<ILoggingEvent> appender) {
    Logger log = (Logger) LoggerFactory.getLogger(Feed.class.getPackageName());
    AtomicInteger breaks = new AtomicInteger();
    FeedListener throwing =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            throw new IllegalStateException("a notice");
          }
        };
    appender.start();
    log.addAppender(appender);
    try (RawServer server =
            gateway(
                1,
                it -> {
                  it.openStream();
                  it.send(message(2));
                  it.untilClosed();
                });
        Heard heard =
            new Heard(
                server.url(),
                Heard.QUICK,
                () -> {
                  if (breaks.incrementAndGet() <= 4) {
                    throw new IllegalStateException("no token");
                  }
                  return Optional.empty();
                },
                Clock.systemUTC(),
                throwing)) {
      heard.awaitUntil(() -> heard.toldIds().contains("log-2"));
      heard.awaitState(LIVE);

      assertThat(heard.frame().board().orders()).hasSize(1);
    } finally {
      log.detachAppender(appender);
      appender.stop();
    }
  }
}
