package dev.tallyboard.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Monotonic nanoseconds that go on while the machine sleeps. {@link System#nanoTime} does so on
 * Windows; on Linux it stands still, and what is missing is told from {@code /proc/uptime}, which
 * does not. On macOS it stands still too and nothing tells: there the silence after waking ends
 * LIVE, one heartbeat timeout later. The wall clock has no say. Any thread may read; one looks.
 */
final class SleeplessClock implements LongSupplier {
  /** What two readings may differ by: their grain, and the time between them. */
  private static final long GRAIN = Duration.ofSeconds(1).toNanos();

  private static final Path UPTIME = Path.of("/proc/uptime");

  private final LongSupplier nanos;
  private final Supplier<OptionalLong> uptime;

  /** Written by the one that looks, like {@code asleep}, which everybody reads. */
  private OptionalLong aheadAtFirst;

  private volatile long asleep;

  /**
   * @param nanos stands still while the machine sleeps, or does not
   * @param uptime nanoseconds since the machine started, sleep included; empty where nothing tells
   */
  SleeplessClock(LongSupplier nanos, Supplier<OptionalLong> uptime) {
    this.nanos = nanos;
    this.uptime = uptime;
    this.aheadAtFirst = ahead();
  }

  static SleeplessClock ofThisMachine() {
    return new SleeplessClock(System::nanoTime, SleeplessClock::readUptime);
  }

  @Override
  public long getAsLong() {
    return nanos.getAsLong() + asleep;
  }

  /** Looks whether the machine slept since the last look; from then on that time has passed. */
  boolean hasSlept() {
    OptionalLong ahead = ahead();
    if (aheadAtFirst.isEmpty()) {
      aheadAtFirst = ahead;
    }
    if (ahead.isEmpty()) {
      return false;
    }
    long all = ahead.getAsLong() - aheadAtFirst.getAsLong();
    boolean isMore = all - asleep > GRAIN;
    if (isMore) {
      asleep = all;
    }
    return isMore;
  }

  /** How far the uptime is ahead; empty where this thread was held up between the readings. */
  private OptionalLong ahead() {
    long before = nanos.getAsLong();
    OptionalLong up = uptime.get();
    long after = nanos.getAsLong();
    return up.isPresent() && after - before < GRAIN / 2
        ? OptionalLong.of(up.getAsLong() - after)
        : OptionalLong.empty();
  }

  private static OptionalLong readUptime() {
    try {
      String text = Files.readString(UPTIME, StandardCharsets.US_ASCII);
      double seconds = Double.parseDouble(text.substring(0, text.indexOf(' ')));
      return OptionalLong.of((long) (seconds * 1e9));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty(); // another system, or none of our business
    }
  }
}
