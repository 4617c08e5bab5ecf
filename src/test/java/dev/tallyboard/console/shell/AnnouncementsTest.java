package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AnnouncementsTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final Story story = new Story().upload("PO-1", "Alder", NOW).upload("PO-2", "Oak", NOW);
  private final AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, NOW);
  private final Announcements announcements = new Announcements();

  @Test
  void theFirstConnectionIsSaidAndPercentsAreNot() {
    assertThat(urgent(Frames.connecting(NOW))).isEmpty();
    assertThat(urgent(live())).contains("Connection live.");
    story.progress("PO-1", Stage.AI_PARSING, 40, "page 2 of 5", NOW);

    assertThat(urgent(live())).isEmpty();
  }

  @Test
  void aNewAlarmIsSaidOnceWithWhatHappened() {
    urgent(live());
    story.failed("PO-1", Stage.DATABASE_SAVE, "Connection timeout", NOW);

    assertThat(urgent(live()))
        .contains("New alarm: PO-1. Database save failed. Connection timeout");
    assertThat(urgent(live())).isEmpty();
  }

  @Test
  void alarmsThatStrikeTogetherAreSaidTogether() {
    urgent(live());
    story.failed("PO-1", Stage.DATABASE_SAVE, "Connection timeout", NOW);
    story.failed("PO-2", Stage.DATABASE_SAVE, "Connection timeout", NOW);

    assertThat(urgent(live()).orElseThrow()).startsWith("2 new alarms, the newest: PO-2.");
  }

  @Test
  void aConnectionThatIsLostOrBackIsSaidButNoAttempt() {
    urgent(live());

    assertThat(urgent(lost(ConnectionState.RECONNECTING)))
        .contains("Connection lost. Trying again.");
    assertThat(urgent(lost(ConnectionState.RECONNECTING))).isEmpty();
    assertThat(urgent(lost(ConnectionState.POLLING))).isEmpty();
    assertThat(urgent(lost(ConnectionState.OFFLINE))).contains("Offline. What is shown is old.");
    assertThat(urgent(Frames.back(story.at(NOW), NOW, 14)))
        .contains("Connection live again, 14 missed events applied.");
  }

  @Test
  void completionsAreSaidAtMostOnceInTenSeconds() {
    assertThat(announcements.polite(live(), NOW)).isEmpty();
    done("PO-1", NOW + 1);

    assertThat(announcements.polite(live(), NOW + 1_000)).contains("PO-1 is done.");
    done("PO-2", NOW + 2);
    story.upload("PO-3", "Elm", NOW);
    done("PO-3", NOW + 3);
    assertThat(announcements.polite(live(), NOW + 10_999)).isEmpty();
    assertThat(announcements.polite(live(), NOW + 11_000))
        .contains("2 orders are done, the newest PO-3.");
    assertThat(announcements.polite(live(), NOW + 30_000)).isEmpty();
  }

  @Test
  void whatWasDoneBeforeTheWindowOpenedIsNotSaid() {
    done("PO-1", NOW);

    assertThat(announcements.polite(live(), NOW)).isEmpty();
    assertThat(announcements.polite(live(), NOW + 60_000)).isEmpty();
  }

  private void done(String number, long at) {
    Stage.FLOW.forEach(it -> story.done(number, it, null, null, at));
  }

  private Frame live() {
    return Frames.live(story.at(NOW), NOW);
  }

  private Frame lost(ConnectionState state) {
    return Frames.lost(state, story.at(NOW), NOW, NOW);
  }

  private Optional<String> urgent(Frame frame) {
    book.accept(frame, NOW);
    return announcements.urgent(frame, book.alarms());
  }
}
