package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EventOptionsTest {
  private static final String SUBJECT = "--po p --workflow w --stage ai_parsing ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "progress | --progress 40.5 --message Reading |"
            + " \"stage\":\"ai_parsing\",\"progress\":40.5,\"message\":\"Reading\"}",
        "stage | | \"status\":\"started\"}",
        "stage | --status waiting --document a.csv --plan ai_parsing,shopify_sync |"
            + " \"status\":\"waiting\",\"document\":\"a.csv\",\"plan\":[\"ai_parsing\",\"shopify_sync\"]}",
        "completion | --line-items 5 --confidence 95 | \"lineItems\":5,\"confidence\":95}",
        "error | --error boom --attempt 2 | \"error\":\"boom\",\"attempt\":2}",
        "completion | --po-number PO-1 --supplier Acme --timestamp 1697097615000 |"
            + " \"timestamp\":1697097615000,\"poNumber\":\"PO-1\",\"supplier\":\"Acme\"}",
      })
  void optionsBecomeThePayloadOfTheirKind(String kind, String options, String payload)
      throws Exception {
    Event event = options(SUBJECT + (options == null ? "" : options)).event(kind(kind));

    assertThat(event.kind().wireName()).isEqualTo(kind);
    assertThat(event.poId()).isEqualTo("p");
    assertThat(EventCodec.encode(event)).endsWith(payload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "progress | " + SUBJECT + "| progress needs --progress",
        "error | " + SUBJECT + "| error needs --error",
        "stage | --po p --stage s | stage needs --workflow",
        "stage | --workflow w --stage s | stage needs --po",
        "completion | " + SUBJECT + "--error boom | --error does not belong to completion",
        "progress | " + SUBJECT + "--progress 101 | --progress lies between 0 and 100",
        "progress | " + SUBJECT + "--progress NaN | --progress lies between 0 and 100",
        "completion | " + SUBJECT + "--line-items -1 | --line-items is 0 or more",
        "stage | " + SUBJECT + "--attempt 0 | --attempt counts from 1",
      })
  void whatMakesNoEventIsRefusedInASentence(String kind, String options, String sentence) {
    assertThatThrownBy(() -> options(options).event(kind(kind)))
        .isInstanceOf(EventOptions.Unfit.class)
        .hasMessage(sentence);
  }

  @Test
  void withoutAKindNoOptionOfOneIsTaken() throws Exception {
    options("").requireNone();

    assertThatThrownBy(() -> options("--message hello").requireNone())
        .hasMessageStartingWith("--message needs a kind");
  }

  private static EventOptions options(String words) {
    EventOptions options = new EventOptions();
    CommandLine.populateCommand(
        options, words.isBlank() ? new String[0] : words.strip().split(" +"));
    return options;
  }

  private static Kind kind(String name) {
    return Kind.of(name).orElseThrow();
  }
}
