package dev.tallyboard.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that shows, in UTC, what it is told to: epoch milliseconds. */
public final class ReadingClock extends Clock {
  private final LongSupplier ms;

  public ReadingClock(LongSupplier ms) {
    this.ms = ms;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(ms.getAsLong());
  }
}
