package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final Subject SUBJECT =
      new Subject("cmgnvto900001l204z7qxp6e5", "wf_xyz123", Stage.DATABASE_SAVE);

  /** The payloads exactly as other programs publish them. */
  @Nested
  class ABarePayload {
    @Test
    void ofProgressIsRead() {
      assertThat(
              event(
                  "progress",
                  """
                  {"poId":"cmgnvto900001l204z7qxp6e5","workflowId":"wf_xyz123",\
                  "stage":"database_save","progress":45,"message":"Saving item 5 of 11"}\
                  """))
          .isEqualTo(new Progress(SUBJECT, 45, "Saving item 5 of 11", Meta.NONE));
    }

    @Test
    void ofStageIsRead() {
      assertThat(
              event(
                  "stage",
                  """
                  {"stage":"database_save","poId":"cmgnvto900001l204z7qxp6e5",\
                  "workflowId":"wf_xyz123","status":"started","message":"Saving"}\
                  """))
          .isEqualTo(new StageChanged(SUBJECT, "started", "Saving", null, Meta.NONE));
    }

    @Test
    void ofCompletionIsRead() {
      assertThat(
              event(
                  "completion",
                  """
                  {"stage":"database_save","poId":"cmgnvto900001l204z7qxp6e5",\
                  "workflowId":"wf_xyz123","lineItems":5,"confidence":95}\
                  """))
          .isEqualTo(new Completed(SUBJECT, 5, 95, Meta.NONE));
    }

    @Test
    void ofErrorIsRead() {
      assertThat(
              event(
                  "error",
                  """
                  {"stage":"database_save","poId":"cmgnvto900001l204z7qxp6e5",\
                  "workflowId":"wf_xyz123","error":"Database connection timeout"}\
                  """))
          .isEqualTo(new Failed(SUBJECT, "Database connection timeout", Meta.NONE));
    }

    @Test
    void ofHeartbeatIsRead() {
      assertThat(EventCodec.decode("heartbeat", "{\"timestamp\":1697097615000}"))
          .isEqualTo(new Decoded.Heartbeat(1697097615000L));
    }
  }

  @Test
  void whatTheContractAddsIsRead() {
    Event event =
        event(
            "stage",
            """
            {"poId":"p","workflowId":"w","stage":"ai_parsing","status":"waiting",
             "document":"order.csv","uploadedAt":1697097614000,"plan":["ai_parsing","checks"],
             "timestamp":1697097615000,"merchantId":"m_1","poNumber":"PO-10482",
             "supplier":"Nordwind","attempt":2}\
            """);

    assertThat(event)
        .isEqualTo(
            new StageChanged(
                new Subject("p", "w", Stage.AI_PARSING),
                "waiting",
                null,
                new Upload(
                    "order.csv", 1697097614000L, List.of(Stage.AI_PARSING, Stage.of("checks"))),
                new Meta(1697097615000L, false, "m_1", "PO-10482", "Nordwind", 2)));
  }

  @Test
  void theStampOfTheFirstTallyboardIsKept() {
    Event unstamped = event("error", "{\"poId\":\"p\",\"stage\":\"ai_parsing\"}");

    Event stamped = unstamped.withMeta(unstamped.meta().stampedAt(1697097615000L));
    Event replayed = event("error", EventCodec.encode(stamped));

    assertThat(replayed.meta().stamped()).isTrue();
    assertThat(replayed.withMeta(replayed.meta().stampedAt(1697099999000L))).isEqualTo(stamped);
  }

  @Test
  void theEventsNameMayBeTheWholeChannel() {
    Event event = event("merchant:m_1:completion", "{\"poId\":\"p\",\"stage\":\"ai_parsing\"}");

    assertThat(event.kind()).isEqualTo(Kind.COMPLETION);
    assertThat(event.meta().merchantId()).isEqualTo("m_1");
  }

  @Test
  void theMerchantInThePayloadIsNotOverwrittenByTheChannel() {
    Event event =
        event("merchant:m_1:error", "{\"poId\":\"p\",\"stage\":\"s\",\"merchantId\":\"m_2\"}");

    assertThat(event.meta().merchantId()).isEqualTo("m_2");
  }

  @Test
  void unknownFieldsOfAnyShapeAreIgnored() {
    assertThat(
            event(
                "error",
                """
                {"a":{"poId":"wrong","b":[{"stage":"wrong"}]},"poId":"p","c":[1,[2]],"d":null,\
                "stage":"ai_parsing","e":1e400}\
                """))
        .isEqualTo(new Failed(new Subject("p", null, Stage.AI_PARSING), null, Meta.NONE));
  }

  @Test
  void anUnknownStageKeepsItsName() {
    assertThat(event("error", "{\"poId\":\"p\",\"stage\":\"quality_check\"}").stage())
        .isEqualTo(Stage.of("quality_check"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "Progress", "progress ", "merchant:m_1:refund", ""})
  void anUnknownKindIsNamed(String name) {
    assertThat(EventCodec.decode(name, "{\"poId\":\"p\",\"stage\":\"ai_parsing\"}"))
        .isEqualTo(new Decoded.Unknown(name));
  }

  @Test
  void aResetIsRead() {
    assertThat(EventCodec.decode("reset", "{}")).isEqualTo(new Decoded.Reset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{\"poId\":\"p\"",
        "{\"poId\":\"p\",\"stage\":\"s\",}",
        "{'poId':'p'}",
        "{\"poId\":\"p\",\"stage\":\"s\",\"progress\":NaN}",
        "[1,2",
        "{\"plan\":["
      })
  void whatIsNotJsonIsMalformed(String data) {
    assertThat(EventCodec.decode("progress", data)).isEqualTo(new Decoded.Malformed("not JSON"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "[]",
        "null",
        "42",
        "\"poId\"",
        "{\"poId\":\"\",\"stage\":\"s\",\"progress\":1}",
        "{\"poId\":null,\"stage\":\"s\",\"progress\":1}",
        "{\"poId\":7,\"stage\":\"s\",\"progress\":1}"
      })
  void aPayloadWithoutAnOrderIsMalformed(String data) {
    assertThat(EventCodec.decode("progress", data)).isEqualTo(new Decoded.Malformed("no poId"));
  }

  @Test
  void aPayloadWithoutAStageIsMalformed() {
    assertThat(EventCodec.decode("error", "{\"poId\":\"p\"}"))
        .isEqualTo(new Decoded.Malformed("no stage"));
  }

  @Test
  void twoPayloadsInOneAreMalformed() {
    String payload = "{\"poId\":\"p\",\"stage\":\"ai_parsing\"}";

    assertThat(EventCodec.decode("error", payload + payload))
        .isEqualTo(new Decoded.Malformed("more than one JSON value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"poId\":\"p\",\"plan\":[["})
  void aHundredThousandLevelsAreMalformedAndHarmless(String level) {
    assertThat(EventCodec.decode("stage", level.repeat(100_000)))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"50\"", "1e999", "-1e999", "null", "true", "[50]", "{}"})
  void aProgressThatIsNoFiniteNumberIsMalformed(String progress) {
    assertThat(progress(progress)).isEqualTo(new Decoded.Malformed("progress is no finite number"));
  }

  @Test
  void anAbsentProgressIsMalformed() {
    assertThat(EventCodec.decode("progress", "{\"poId\":\"p\",\"stage\":\"ai_parsing\"}"))
        .isEqualTo(new Decoded.Malformed("progress is no finite number"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "100, 100, false",
    "33.5, 33.5, false",
    "-0.0, 0, false",
    "100.01, 100, true",
    "-1, 0, true",
    "1e300, 100, true"
  })
  void aProgressOutsideZeroToAHundredIsClampedAndSaidToBe(
      String sent, double read, boolean clamped) {
    assertThat(progress(sent))
        .isEqualTo(
            new Decoded.Ok(
                new Progress(new Subject("p", null, Stage.AI_PARSING), read, null, Meta.NONE),
                clamped));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"workflowId\":5",
        "\"workflowId\":\"\"",
        "\"message\":{\"text\":\"x\"}",
        "\"status\":[\"started\"]",
        "\"document\":false",
        "\"uploadedAt\":\"yesterday\"",
        "\"uploadedAt\":-5",
        "\"uploadedAt\":1e300",
        "\"plan\":\"ai_parsing\"",
        "\"plan\":[1,null,{},[\"ai_parsing\"]]",
        "\"timestamp\":\"1697097615000\"",
        "\"timestamp\":null",
        "\"stamped\":\"yes\"",
        "\"merchantId\":1",
        "\"poNumber\":10482",
        "\"supplier\":[]",
        "\"attempt\":\"2\"",
        "\"attempt\":0",
        "\"attempt\":-1",
        "\"attempt\":1e10"
      })
  void anOptionalFieldOfAnotherTypeCountsAsAbsent(String field) {
    assertThat(event("stage", "{\"poId\":\"p\",\"stage\":\"ai_parsing\"," + field + "}"))
        .isEqualTo(
            new StageChanged(
                new Subject("p", null, Stage.AI_PARSING), null, null, null, Meta.NONE));
  }

  @Test
  void countsOfAnotherTypeCountAsAbsent() {
    assertThat(
            event(
                "completion",
                "{\"poId\":\"p\",\"stage\":\"ai_parsing\",\"lineItems\":\"5\",\"confidence\":-3}"))
        .isEqualTo(new Completed(new Subject("p", null, Stage.AI_PARSING), null, null, Meta.NONE));
  }

  @Test
  void halfASurrogatePairIsReplacedSinceNobodyCouldWriteItOn() {
    Failed failed =
        (Failed) event("error", "{\"poId\":\"p\",\"stage\":\"s\",\"error\":\"a\\ud83d b\"}");

    assertThat(failed.error()).isEqualTo("a? b");
  }

  @Test
  void wholeCharactersOutsideTheBasicPlaneAreKept() {
    Failed failed =
        (Failed) event("error", "{\"poId\":\"p\",\"stage\":\"s\",\"error\":\"\\ud83d\\ude80 🚀\"}");

    assertThat(failed.error()).isEqualTo("🚀 🚀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "soon", "{\"timestamp\":\"now\"}", "["})
  void aHeartbeatWithoutATimeIsStillOne(String data) {
    assertThat(EventCodec.decode("heartbeat", data)).isEqualTo(new Decoded.Heartbeat(null));
  }

  @Test
  void wholeNumbersAreWrittenAsIntegersAndWhatIsNotKnownIsAbsent() {
    assertThat(EventCodec.encode(new Progress(SUBJECT, 45, "Saving", Meta.NONE)))
        .isEqualTo(
            """
            {"poId":"cmgnvto900001l204z7qxp6e5","workflowId":"wf_xyz123",\
            "stage":"database_save","progress":45,"message":"Saving"}\
            """);
  }

  @Test
  void whatIsWrittenNeverHoldsALineBreakOrNul() {
    assertThat(EventCodec.encode(new Failed(SUBJECT, "a\r\nb\0c", Meta.NONE)))
        .doesNotContain("\r", "\n", "\0");
  }

  private static Decoded progress(String value) {
    return EventCodec.decode(
        "progress", "{\"poId\":\"p\",\"stage\":\"ai_parsing\",\"progress\":" + value + "}");
  }

  private static Event event(String name, String data) {
    assertThat(EventCodec.decode(name, data)).isInstanceOf(Decoded.Ok.class);
    return ((Decoded.Ok) EventCodec.decode(name, data)).event();
  }
}
