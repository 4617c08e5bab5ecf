package dev.tallyboard.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TonesTest {
  @ParameterizedTest
  @EnumSource(NotificationKind.class)
  void aToneIsShortBeginsAndEndsSoftlyAndIsNeverTooLoud(NotificationKind kind) {
    short[] samples = samples(kind);

    assertThat(samples.length).isBetween(Tones.RATE / 10, Tones.RATE - 1);
    assertThat(loudest(samples, 0, Tones.RATE / 1000)).isLessThan(1_000);
    assertThat(loudest(samples, samples.length - Tones.RATE / 1000, samples.length))
        .isLessThan(1_000);
    assertThat(loudest(samples, 0, samples.length)).isBetween(8_000, 14_000);
  }

  /** A jump from sample to sample would be heard as a click. */
  @ParameterizedTest
  @EnumSource(NotificationKind.class)
  void noSampleJumps(NotificationKind kind) {
    short[] samples = samples(kind);

    int highest =
        IntStream.range(1, samples.length)
            .map(i -> Math.abs(samples[i] - samples[i - 1]))
            .max()
            .orElseThrow();

    assertThat(highest).isLessThan(2_500);
  }

  @Test
  void theVolumeGoesFromSilenceToLoudWithoutEverBeingCut() {
    assertThat(loudestAt(0)).isZero();
    assertThat(loudestAt(10)).isBetween(100, 400);
    assertThat(loudestAt(50)).isBetween(5_000, 7_000);
    assertThat(loudestAt(100)).isBetween(20_000, 30_000);
  }

  @Test
  void eachKindHasItsOwnPitchOrRhythm() {
    Set<ByteBuffer> all = new HashSet<>();
    for (NotificationKind it : NotificationKind.values()) {
      all.add(ByteBuffer.wrap(Tones.of(it, NotificationRules.USUAL_VOLUME)));
    }

    assertThat(all).hasSize(NotificationKind.values().length);
  }

  private static int loudest(short[] samples, int from, int to) {
    return IntStream.range(from, to).map(i -> Math.abs(samples[i])).max().orElseThrow();
  }

  private static int loudestAt(int volume) {
    short[] samples = samples(NotificationKind.ALARM, volume);
    return loudest(samples, 0, samples.length);
  }

  private static short[] samples(NotificationKind kind) {
    return samples(kind, NotificationRules.USUAL_VOLUME);
  }

  private static short[] samples(NotificationKind kind, int volume) {
    ShortBuffer values =
        ByteBuffer.wrap(Tones.of(kind, volume)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] samples = new short[values.remaining()];
    values.get(samples);
    return samples;
  }
}
