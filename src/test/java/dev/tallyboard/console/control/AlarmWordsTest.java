package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Cause.Kind;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.event.Stage;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AlarmWordsTest {
  private static final Cause FAILED = new Cause(Kind.STAGE_FAILED, Stage.DATABASE_SAVE, "timeout");
  private static final Cause STUCK = new Cause(Kind.ORDER_STUCK, Stage.DATABASE_SAVE, "");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void aCauseSaysWhatIsWrongAndWhatToDo() {
    assertThat(AlarmWords.what(FAILED)).isEqualTo("Database save failed");
    assertThat(AlarmWords.advice(FAILED))
        .isEqualTo("Check that the database answers, then retry the stage.");
    assertThat(AlarmWords.what(STUCK)).isEqualTo("Stuck in Database save");
    assertThat(AlarmWords.what(new Cause(Kind.STAGE_FAILED, Stage.of("customs_check"), "")))
        .isEqualTo("customs_check failed");
  }

  @Test
  void inGermanToo() {
    Locale.setDefault(Locale.GERMAN);

    assertThat(AlarmWords.what(FAILED)).isEqualTo("Speichern fehlgeschlagen");
    assertThat(AlarmWords.what(STUCK)).isEqualTo("Hängt im Schritt Speichern");
    assertThat(AlarmWords.howLong(Shelving.QUARTER_HOUR)).isEqualTo("15 Min.");
    assertThat(AlarmWords.howLong(Shelving.HOUR)).isEqualTo("1 Std.");
  }

  @Test
  void howLongIsSaidAsShortAsItCanBe() {
    assertThat(AlarmWords.howLong(Shelving.QUARTER_HOUR)).isEqualTo("15 min");
    assertThat(AlarmWords.howLong(Shelving.HOUR)).isEqualTo("1 h");
    assertThat(AlarmWords.howLong(Shelving.END_OF_SHIFT)).isEqualTo("End of shift");
  }
}
