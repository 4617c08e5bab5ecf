package dev.tallyboard.bus.local;

import static dev.tallyboard.bus.local.LogFixture.MERCHANT;
import static dev.tallyboard.bus.local.LogFixture.entry;
import static dev.tallyboard.bus.local.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEventLogTrimTest {
  @TempDir private Path folder;

  @Test
  void withoutACheckpointNothingIsTrimmed() throws Exception {
    try (LogFixture fixture = new LogFixture(folder, 10)) {
      append(fixture, 50);

      assertThat(read(fixture.log().follow(MERCHANT, place(fixture, 0)), 50)).hasSize(50);
    }
  }

  @Test
  void trimmingKeepsWhatIsAskedForAndNeverPassesTheCheckpoint() throws Exception {
    try (LogFixture fixture = new LogFixture(folder, 10)) {
      append(fixture, 50);
      checkpoint(fixture, 30);
      append(fixture, 1);

      awaitOldest(fixture, 31);

      checkpoint(fixture, 51);
      append(fixture, 9);
      awaitOldest(fixture, 51);
    }
  }

  @Test
  void aFollowerWhosePlaceHasBeenTrimmedIsTold() throws Exception {
    try (LogFixture fixture = new LogFixture(folder, 10)) {
      append(fixture, 20);
      try (Tail slow = fixture.log().follow(MERCHANT, place(fixture, 5))) {
        checkpoint(fixture, 20);
        append(fixture, 1);
        awaitOldest(fixture, 12);

        assertThatThrownBy(() -> slow.next(Duration.ZERO)).isInstanceOf(LogDoesNotReachBack.class);
      }
    }
  }

  @Test
  void aTrimmedLogGoesOnAfterReopening() throws Exception {
    try (LogFixture fixture = new LogFixture(folder, 10)) {
      append(fixture, 20);
      checkpoint(fixture, 20);
      append(fixture, 1);
      awaitOldest(fixture, 12);
    }
    try (LogFixture fixture = new LogFixture(folder, 10)) {
      assertThat(fixture.log().append(MERCHANT, List.of(entry(null, "a"))))
          .containsExactly(place(fixture, 22));
      awaitOldest(fixture, 13);
    }
  }

  @Test
  void atLeastOneEventHasToBeRetained() {
    try (LogFixture fixture = new LogFixture(folder, 1)) {
      append(fixture, 1);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new LogFixture(folder, 0));
  }

  private static void append(LogFixture fixture, int count) {
    for (int i = 0; i < count; i++) {
      fixture.log().append(MERCHANT, List.of(entry(null, "po" + i)));
    }
  }

  private static void checkpoint(LogFixture fixture, long n) {
    fixture.log().keepCheckpoint(MERCHANT, new Checkpoint(place(fixture, n), new byte[] {1}));
  }

  private static EventId place(LogFixture fixture, long n) {
    return EventId.of(fixture.log().head(MERCHANT).log(), n);
  }

  private static void awaitOldest(LogFixture fixture, long n) {
    await().until(() -> reaches(fixture, n - 1) && !reaches(fixture, n - 2));
  }

  private static boolean reaches(LogFixture fixture, long n) throws InterruptedException {
    try (Tail tail = fixture.log().follow(MERCHANT, place(fixture, n))) {
      return !tail.next(Duration.ZERO).isEmpty();
    } catch (LogDoesNotReachBack e) {
      return false;
    }
  }
}
