package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.text.Texts;
import java.time.Duration;
import java.util.List;

/** What comes of the numbers, in a sentence. */
final class Waits {
  private static final Texts TEXTS = Texts.of(Waits.class);

  private Waits() {}

  static String sentence(Realtime realtime) {
    if (!realtime.live()) {
      return TEXTS.of("waits.off", realtime.pollInterval());
    }
    List<Duration> waits = realtime.feedSettings().waits();
    if (waits.isEmpty()) {
      return TEXTS.of("waits.none", realtime.pollInterval());
    }
    Duration all = waits.stream().reduce(Duration.ZERO, Duration::plus);
    return TEXTS.of("waits.sum", words(all), realtime.pollInterval());
  }

  private static String words(Duration time) {
    long minutes = time.toMinutes();
    int seconds = time.toSecondsPart();
    if (minutes == 0) {
      return TEXTS.of("time.s", seconds);
    }
    return seconds == 0 ? TEXTS.of("time.min", minutes) : TEXTS.of("time.min-s", minutes, seconds);
  }
}
