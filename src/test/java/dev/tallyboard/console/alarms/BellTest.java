package dev.tallyboard.console.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.alarms.Bell.Tone;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the bell, and who is told of an acknowledgement. */
final class BellTest {
  private static final long NOW = 1_700_000_000_000L;

  private final Story story = new Story();
  private final List<String> told = new ArrayList<>();
  private final AlarmsViewModel model =
      new AlarmsViewModel(AlarmMemory.none(), () -> NOW, new Times(ZoneOffset.UTC), told::add);

  @Test
  void withoutAlarmsItIsQuiet() {
    look();

    says(Tone.QUIET, 0, "alarms", "Alarms: none.");
  }

  @Test
  void newOnesAreCountedAndTheNewestIsNamed() {
    fails("PO-1", "No table");
    fails("PO-2", "Timeout");
    model.acknowledge("po-1");

    says(
        Tone.NEW,
        2,
        "alarms,\n1 new",
        "Alarms: 2, 1 not acknowledged. Newest: AI parsing failed. Timeout.");
  }

  @Test
  void acknowledgedOnesAreKnown() {
    fails("PO-1", "No table");
    model.acknowledge("po-1");

    says(Tone.KNOWN, 1, "alarm", "Alarms: 1, acknowledged.");
    assertThat(told).containsExactly("PO-1");
  }

  @Test
  void whatIsOverIsToBeConfirmed() {
    fails("PO-1", "No table");
    story.started("PO-1", Stage.AI_PARSING, NOW);
    look();
    says(Tone.QUIET, 1, "to\nconfirm", "Alarms: none, 1 to confirm.");

    fails("PO-2", "Timeout");
    model.acknowledge("po-2");

    says(Tone.KNOWN, 1, "alarm,\n1 over", "Alarms: 1, acknowledged. 1 over, to confirm.");
  }

  @Test
  void shelvedOnesAreNamedAndNotCounted() {
    fails("PO-1", "No table");
    model.shelve(model.alarms().get().all().getFirst().cause(), Shelving.HOUR);

    says(Tone.QUIET, 0, "alarms", "Alarms: none. 1 shelved.");
  }

  @Test
  void acknowledgingManyAtOnceIsToldOnce() {
    fails("PO-1", "No table");
    fails("PO-2", "No table");

    model.acknowledge(List.of("po-1", "po-2", "po-3"));
    model.acknowledge(List.of("po-1", "po-2", "po-3"));

    assertThat(told).containsExactly("2 orders");
  }

  private void fails(String number, String error) {
    story.upload(number, "Supplier", NOW);
    story.failed(number, Stage.AI_PARSING, error, NOW);
    look();
  }

  private void look() {
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
  }

  private void says(Tone tone, int number, String words, String accessible) {
    assertThat(model.bell().get()).isEqualTo(new Bell(tone, number, words, accessible));
  }
}
