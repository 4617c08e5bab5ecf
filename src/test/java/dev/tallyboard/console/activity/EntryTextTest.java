package dev.tallyboard.console.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntryTextTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void inEnglishEverySentenceOfTheBoardStaysAsItIs() {
    List<ActivityEntry> entries = everyKind().at(NOW).activity();

    assertThat(entries).hasSizeGreaterThan(10);
    assertThat(entries).allSatisfy(it -> assertThat(EntryText.of(it)).isEqualTo(it.text()));
  }

  @Test
  void inGermanEverySentenceOfTheBoardIsWordedAnew() {
    Locale.setDefault(Locale.GERMAN);

    assertThat(everyKind().at(NOW).activity().reversed())
        .extracting(EntryText::of)
        .containsExactly(
            "Wartet auf KI-Auswertung",
            "KI-Auswertung begonnen",
            "KI-Auswertung: page 2 of 5",
            "KI-Auswertung fertig, 1 Position, 95 %",
            "Speichern pausiert, by the night shift",
            "Speichern fortgesetzt",
            "Speichern: Connection refused",
            "Shopify-Abgleich fehlgeschlagen",
            "Shopify-Abgleich abgebrochen",
            "Shopify-Abgleich: on hold",
            "customs_check begonnen",
            "customs_check fertig");
  }

  @ParameterizedTest
  @CsvSource({
    "STAGE, AI parsing startedish",
    "STAGE, Somebody started AI parsing",
    "COMPLETION, 'AI parsing done, 5 crates'",
    "ERROR, AI parsing failed again",
    "PROGRESS, AI parsing"
  })
  void whatIsOfNoKnownFormStaysAsItCame(Kind kind, String text) {
    Locale.setDefault(Locale.GERMAN);

    assertThat(EntryText.of(new ActivityEntry("1", NOW, kind, "po", Stage.AI_PARSING, text, null)))
        .isEqualTo(text);
  }

  private static Story everyKind() {
    Stage foreign = Stage.of("customs_check");
    return new Story()
        .upload("PO-1", "Alder", NOW)
        .started("PO-1", Stage.AI_PARSING, NOW)
        .progress("PO-1", Stage.AI_PARSING, 40, "page 2 of 5", NOW)
        .done("PO-1", Stage.AI_PARSING, 1, 95, NOW)
        .stage("PO-1", Stage.DATABASE_SAVE, "paused", NOW, "by the night shift")
        .stage("PO-1", Stage.DATABASE_SAVE, "resumed", NOW, null)
        .failed("PO-1", Stage.DATABASE_SAVE, "Connection refused", NOW)
        .failed("PO-1", Stage.SHOPIFY_SYNC, null, NOW)
        .stage("PO-1", Stage.SHOPIFY_SYNC, "cancelled", NOW, null)
        .stage("PO-1", Stage.SHOPIFY_SYNC, "on hold", NOW, null)
        .started("PO-1", foreign, NOW)
        .done("PO-1", foreign, null, null, NOW);
  }
}
