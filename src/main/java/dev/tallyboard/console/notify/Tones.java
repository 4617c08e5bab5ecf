package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import java.util.List;

/**
 * The sounds, as samples made from sines: each kind is told by its pitch and rhythm, begins softly,
 * and is over within a second. Mono, 16 bits, little-endian, {@value #RATE} Hz.
 */
final class Tones {
  static final int RATE = 44_100;

  /**
   * At full volume; an ear takes half of the volume for half as loud where the samples are a
   * quarter.
   */
  private static final double LOUDEST = 0.72;

  private static final double ATTACK_MS = 15;
  private static final double RELEASE_MS = 60;

  /**
   * A note and the rest behind it.
   *
   * @param hz its pitch
   */
  private record Note(double hz, int ms, int restMs) {}

  private Tones() {}

  /**
   * @param volume 0 to 100
   */
  static byte[] of(NotificationKind kind, int volume) {
    double part = volume / 100.0;
    return samples(
        LOUDEST * part * part,
        switch (kind) {
          case ALARM ->
              List.of(new Note(784, 130, 50), new Note(988, 130, 50), new Note(784, 200, 0));
          case CONNECTION_LOST -> List.of(new Note(440, 200, 40), new Note(330, 320, 0));
          case ALARM_REPEATED -> List.of(new Note(784, 110, 90), new Note(784, 110, 0));
          case CONNECTION_BACK -> List.of(new Note(523, 110, 20), new Note(659, 180, 0));
          case ORDER_SLOW -> List.of(new Note(587, 160, 60), new Note(494, 240, 0));
          case ORDER_DONE -> List.of(new Note(1047, 150, 0));
        });
  }

  private static byte[] samples(double loudness, List<Note> notes) {
    int total = notes.stream().mapToInt(it -> count(it.ms() + it.restMs())).sum();
    byte[] samples = new byte[2 * total];
    int at = 0;
    for (Note note : notes) {
      int length = count(note.ms());
      for (int i = 0; i < length; i++) {
        double value =
            loudness * envelope(i, length) * Math.sin(2 * Math.PI * note.hz() * i / RATE);
        short sample = (short) Math.round(value * Short.MAX_VALUE);
        samples[2 * (at + i)] = (byte) sample;
        samples[2 * (at + i) + 1] = (byte) (sample >> 8);
      }
      at += count(note.ms() + note.restMs());
    }
    return samples;
  }

  /** From nothing to all and back, without a click. */
  private static double envelope(int i, int length) {
    double rising = i / (ATTACK_MS * RATE / 1000);
    double falling = (length - 1 - i) / (RELEASE_MS * RATE / 1000);
    return Math.clamp(Math.min(rising, falling), 0.0, 1.0);
  }

  private static int count(int ms) {
    return ms * RATE / 1000;
  }
}
