package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.event.EventId;
import org.junit.jupiter.api.Test;

class RingTest {
  private final Ring ring = new Ring(id(10));

  @Test
  void itHoldsTheNewestBehindItsFloorAndKnowsWhereTheyBegin() {
    addStored(11, 12 + Ring.CAPACITY);

    assertThat(ring.after(id(11))).isEmpty();
    assertThat(ring.after(id(12))).hasValue(2);
    assertThat(ring.from(1, 1)).isEmpty();
    assertThat(ring.from(2, 1).orElseThrow().newest()).isEqualTo(id(13));
    assertThat(ring.after(id(13 + Ring.CAPACITY))).hasValue(2 + Ring.CAPACITY);
  }

  @Test
  void whoIsBehindAnEventWithoutAPlaceMayLackItAndWhoIsAheadDoesNot() {
    addStored(11, 12);
    assertThat(ring.hasUnstoredBehind(id(11))).isFalse();
    ring.add(Frame.of(new Unstored(started("bare"))));
    addStored(13, 13);

    assertThat(ring.hasUnstoredBehind(id(11))).isTrue();
    assertThat(ring.hasUnstoredBehind(id(12))).isTrue();
    assertThat(ring.hasUnstoredBehind(id(13))).isFalse();
    assertThat(ring.hasUnstoredBehind(EventId.of("another", 1))).isFalse();
    addStored(14, 14 + Ring.CAPACITY);
    assertThat(ring.hasUnstoredBehind(id(12))).isTrue();
  }

  @Test
  void whereSomethingMayHaveBeenMissedWhoWaitsForTheNextHasToFindItsPlaceAnew() {
    addStored(11, 12);
    long next = ring.after(id(12)).orElseThrow();
    ring.missed();

    assertThat(ring.from(next, 1)).isEmpty();
    assertThat(ring.hasUnstoredBehind(id(12))).isTrue();
    assertThat(ring.after(id(12))).hasValue(next + 1);
    assertThat(ring.after(id(11))).isEmpty();
    addStored(13, 13);
    assertThat(ring.hasUnstoredBehind(id(13))).isFalse();
  }

  private void addStored(long first, long last) {
    for (long n = first; n <= last; n++) {
      ring.add(Frame.of(new Stored(id(n), started("po"))));
    }
  }

  private static EventId id(long n) {
    return EventId.of("log", n);
  }
}
