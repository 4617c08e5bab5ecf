package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final double MIDDLE = 0.5;
  private static final Duration NEVER_LIVE = Duration.ZERO;

  private static Attempts none() {
    return Attempts.none(FeedSettings.DEFAULT);
  }

  private static Attempts after(int failures) {
    return Stream.iterate(none(), it -> it.failed(NEVER_LIVE)).skip(failures).findFirst().get();
  }

  @Test
  void theWaitsAreThreeSecondsDoubledUpToThirty() {
    assertThat(IntStream.rangeClosed(1, 10).mapToObj(n -> after(n).delay(null, null, MIDDLE)))
        .map(Duration::toSeconds)
        .containsExactly(3L, 6L, 12L, 24L, 30L, 30L, 30L, 30L, 30L, 30L);
  }

  @Test
  void tenAttemptsRemainAfterTheFirstLossAndNoneAfterTheEleventh() {
    assertThat(IntStream.rangeClosed(0, 10).allMatch(n -> after(n).remain())).isTrue();
    assertThat(after(11).remain()).isFalse();
    assertThat(after(1_000).remain()).isFalse();
    assertThat(after(1_000).number()).isEqualTo(10);
  }

  @Test
  void onlySixtySecondsOfHealthBeginANewCount() {
    assertThat(after(5).failed(Duration.ofSeconds(60).minusNanos(1)).failures()).isEqualTo(6);
    assertThat(after(5).failed(Duration.ofSeconds(60)).failures()).isEqualTo(1);
    assertThat(after(11).failed(Duration.ofHours(9)).remain()).isTrue();
  }

  @Test
  void theOperatorGetsAllAttemptsAgain() {
    assertThat(after(11).renewed().failures()).isEqualTo(1);
    assertThat(after(0).renewed().failures()).isZero();
  }

  @Test
  void noAttemptsAtAllArePossible() {
    Attempts none = new Attempts(0, 0, Optional.empty());

    assertThat(none.remain()).isTrue();
    assertThat(none.failed(NEVER_LIVE).remain()).isFalse();
  }

  @Property
  void whatAServerAsksForIsHonouredBetweenOneSecondAndSixty(
      @ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long ms,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    Duration first = after(1).delay(Duration.ofMillis(ms), null, random);
    Duration retryAfter = after(1).delay(null, Duration.ofMillis(ms), random);

    assertThat(first.toMillis())
        .isBetween(
            (long) (Math.clamp(ms, 1_000, 60_000) * 0.9), Math.clamp(ms, 1_000, 60_000) * 11L / 10);
    assertThat(first).isBetween(Duration.ofMillis(900), Duration.ofSeconds(60));
    assertThat(retryAfter).isBetween(Duration.ofMillis(2_700), Duration.ofSeconds(60));
    assertThat(retryAfter.toMillis()).isGreaterThanOrEqualTo(Math.min(ms, 60_000));
  }

  @Property
  void aWaitIsNeverZeroNorBeyondItsCap(
      @ForAll @LongRange(min = 1, max = 86_400_000) long baseMs,
      @ForAll @IntRange(min = 1) int attempt,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    Duration base = Duration.ofMillis(baseMs);
    Duration cap = base.compareTo(Duration.ofSeconds(30)) > 0 ? base : Duration.ofSeconds(30);

    assertThat(new Backoff(base).delay(attempt, random))
        .isBetween(base.multipliedBy(9).dividedBy(10).minusNanos(1_000), cap);
  }

  @Test
  void theOperatorsIntervalGoesBeforeTheServers() {
    Attempts own = new Attempts(1, 10, Optional.of(Duration.ofMillis(50)));

    assertThat(own.delay(Duration.ofSeconds(9), null, MIDDLE)).isEqualTo(Duration.ofMillis(50));
    assertThat(own.delay(null, Duration.ofSeconds(9), MIDDLE)).isEqualTo(Duration.ofSeconds(9));
  }
}
