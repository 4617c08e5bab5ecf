package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.RECONNECTING;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.gateway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A machine that sleeps, on a clock that stands still meanwhile. */
@Timeout(60)
class SleepTest {
  private final AtomicLong awake = new AtomicLong(5_000);
  private final AtomicLong asleep = new AtomicLong(77_000);
  private boolean told = true;
  private Duration heldUp = Duration.ZERO;

  /** Its readings come in the order nanos, uptime, nanos. */
  private final SleeplessClock clock =
      new SleeplessClock(
          awake::get,
          () -> {
            awake.addAndGet(heldUp.toNanos());
            return told ? OptionalLong.of(awake.get() + asleep.get()) : OptionalLong.empty();
          });

  private void sleep(Duration time) {
    asleep.addAndGet(time.toNanos());
  }

  @Test
  void timeGoesOnWhileTheMachineSleeps() {
    long before = clock.getAsLong();
    sleep(Duration.ofHours(7));
    assertThat(clock.hasSlept()).isTrue();
    assertThat(clock.hasSlept()).isFalse();
    awake.addAndGet(50);

    assertThat(clock.getAsLong() - before).isEqualTo(Duration.ofHours(7).toNanos() + 50);

    sleep(Duration.ofSeconds(5));
    assertThat(clock.hasSlept()).isTrue();
    assertThat(clock.getAsLong() - before).isEqualTo(Duration.ofSeconds(25_205).toNanos() + 50);
  }

  @Test
  void theGrainOfTheReadingsIsNoSleep() {
    for (int n = 0; n < 100; n++) {
      asleep.set(77_000 + (n % 2) * Duration.ofMillis(20).toNanos());
      awake.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(clock.hasSlept()).isFalse();
    }
  }

  @Test
  void aThreadThatWasHeldUpBetweenTwoReadingsTellsNothing() {
    sleep(Duration.ofMinutes(1));
    heldUp = Duration.ofMinutes(1);
    assertThat(clock.hasSlept()).isFalse();
    heldUp = Duration.ZERO;
    assertThat(clock.hasSlept()).isTrue();
  }

  @Test
  void whereNothingTellsTheClockIsAsItIs() {
    told = false;
    sleep(Duration.ofHours(1));

    assertThat(clock.hasSlept()).isFalse();
    assertThat(clock.getAsLong()).isEqualTo(awake.get());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineThatIsAwakeIsTakenForThat() {
    SleeplessClock real = SleeplessClock.ofThisMachine();
    long before = System.nanoTime();

    await().during(Duration.ofMillis(100)).until(() -> !real.hasSlept());
    assertThat(real.getAsLong() - before).isBetween(0L, Duration.ofSeconds(20).toNanos());
  }

  @Test
  void aSleepBeyondTheHeartbeatTimeoutEndsLiveSoonAfterWakingAndReconnects() {
    AtomicLong slept = new AtomicLong();
    SleeplessClock sleepy =
        new SleeplessClock(
            System::nanoTime, () -> OptionalLong.of(System.nanoTime() + slept.get()));
    List<Connection> told = new CopyOnWriteArrayList<>();
    FeedListener listener =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.ConnectionChanged it) {
              told.add(it.connection());
            }
          }
        };
    FeedSettings quick =
        new FeedSettings(
            Duration.ofSeconds(30), Optional.of(Duration.ofMillis(50)), 10, Duration.ofSeconds(30));
    try (RawServer server = gateway(2, Scripts::beating);
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, quick, listener, Clock.systemUTC(), sleepy)) {
      feed.start();
      await().until(() -> !told.isEmpty() && told.getLast().state() == LIVE);

      slept.set(Duration.ofSeconds(20).toNanos());
      await().during(Duration.ofMillis(1_100)).until(() -> told.getLast().state() == LIVE);
      slept.set(Duration.ofSeconds(31).toNanos());
      long waking = System.nanoTime();
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> told.stream().anyMatch(it -> it.state() == RECONNECTING));
      assertThat(Duration.ofNanos(System.nanoTime() - waking)).isLessThan(Duration.ofMillis(1_500));
      assertThat(told.stream().filter(it -> it.state() == RECONNECTING).findFirst().get().reason())
          .isEqualTo("heartbeat-timeout");

      await().until(() -> told.getLast().state() == LIVE);
      assertThat(server.requests(STREAM).getLast().headers())
          .containsEntry("last-event-id", "log-2");
    }
  }
}
