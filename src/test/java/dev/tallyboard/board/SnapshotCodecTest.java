package dev.tallyboard.board;

import static dev.tallyboard.event.Stage.AI_PARSING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCodecTest {
  private final Board board = new Board("m_1");

  /** Every field of the contract, in its order, under its name. */
  @Test
  void aBoardIsWrittenAsTheContractShowsIt() {
    tell(
        "k-1",
        "stage",
        """
        {"stage":"ai_parsing","poId":"p1","workflowId":"w1","status":"waiting",
         "document":"order.csv","uploadedAt":900,"plan":["ai_parsing","database_save"],
         "timestamp":1000}\
        """);
    tell(
        "k-2",
        "stage",
        """
        {"stage":"ai_parsing","poId":"p1","status":"started","message":"Reading",
         "timestamp":2000}\
        """);
    tell(
        "k-3",
        "completion",
        """
        {"stage":"ai_parsing","poId":"p1","lineItems":5,"confidence":95,"timestamp":26000,
         "poNumber":"PO-10482","supplier":"Nordwind"}\
        """);
    tell(
        "k-4",
        "progress",
        """
        {"stage":"database_save","poId":"p1","progress":60,"message":"Saving","attempt":2,
         "timestamp":27000}\
        """);
    tell(
        "k-5",
        "error",
        """
        {"stage":"database_save","poId":"p1","error":"Database connection timeout",
         "timestamp":28000}\
        """);

    assertThat(written(board.snapshot(1697097615000L)))
        .isEqualTo(
            """
            {"merchantId":"m_1","lastEventId":"k-5","at":1697097615000,"orders":[{"poId":"p1",\
            "workflowId":"w1","poNumber":"PO-10482","supplier":"Nordwind","document":"order.csv",\
            "status":"FAILED","stage":"database_save","plan":["ai_parsing","database_save"],\
            "uploadedAt":900,"updatedAt":28000,"endedAt":28000,"lineItems":5,"confidence":95,\
            "stages":[{"stage":"ai_parsing","status":"DONE","progress":100,"message":"Reading",\
            "attempt":1,"startedAt":2000,"endedAt":26000},{"stage":"database_save",\
            "status":"FAILED","progress":0,"stoppedAt":60,"message":"Saving",\
            "error":"Database connection timeout","attempt":2,"endedAt":28000}]}],"pipeline":[\
            {"stage":"ai_parsing","running":0,"waiting":0,"failed":0,"typicalMs":24000},\
            {"stage":"database_save","running":0,"waiting":0,"failed":1},\
            """
                + emptyStages(
                    "product_draft_creation",
                    "shopify_sync",
                    "image_attachment",
                    "background_image_processing",
                    "status_update")
                + """
                ],"activity":[{"id":"k-5","at":28000,"kind":"error","poId":"p1",\
                "stage":"database_save","text":"Database save: Database connection timeout"},\
                {"id":"k-4","at":27000,"kind":"progress","poId":"p1","stage":"database_save",\
                "text":"Database save: Saving","attempt":2},\
                {"id":"k-3","at":26000,"kind":"completion","poId":"p1","stage":"ai_parsing",\
                "text":"AI parsing done, 5 items, 95 %"},\
                {"id":"k-2","at":2000,"kind":"stage","poId":"p1","stage":"ai_parsing",\
                "text":"AI parsing started, Reading"},\
                {"id":"k-1","at":1000,"kind":"stage","poId":"p1","stage":"ai_parsing",\
                "text":"Waiting for AI parsing"}]}\
                """);
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    board.apply(
        null,
        new Event.StageChanged(
            new Event.Subject("p1", null, AI_PARSING), "started", null, null, Event.Meta.NONE));

    assertThat(written(board.snapshot(5)))
        .startsWith(
            """
            {"merchantId":"m_1","at":5,"orders":[{"poId":"p1","status":"RUNNING",\
            "stage":"ai_parsing","updatedAt":0,"stages":[{"stage":"ai_parsing",\
            "status":"RUNNING","progress":0,"attempt":1,"startedAt":0}]}],\
            """)
        .endsWith(
            """
            "activity":[{"at":0,"kind":"stage","poId":"p1","stage":"ai_parsing",\
            "text":"AI parsing started"}]}\
            """)
        .doesNotContain("null");
  }

  @Test
  void anEmptyBoardIsWrittenWithItsEmptyLists() {
    assertThat(written(Snapshot.empty("m_1")))
        .startsWith("{\"merchantId\":\"m_1\",\"at\":0,\"orders\":[],\"pipeline\":[{")
        .endsWith("],\"activity\":[]}");
  }

  @Test
  void aFractionOfAPercentIsKept() throws IOException {
    board.apply(null, Events.progress(AI_PARSING, 33.25));

    assertThat(written(board.snapshot(0))).contains("\"progress\":33.25,");
    assertThat(read(written(board.snapshot(0)))).isEqualTo(board.snapshot(0));
  }

  @Test
  void fieldsThatThisVersionDoesNotKnowAreIgnored() throws IOException {
    assertThat(read("{\"merchantId\":\"m_1\",\"weather\":{\"a\":[1]},\"at\":7}"))
        .isEqualTo(new Snapshot("m_1", null, 7, List.of(), List.of(), List.of()));
  }

  @Test
  void halfACharacterInAMessageDoesNotKeepABoardFromBeingWritten() {
    tell("k-1", "error", "{\"stage\":\"s\",\"poId\":\"p\\ud83d\",\"error\":\"\\ude80\"}");

    assertThat(written(board.snapshot(0))).contains("\"poId\":\"p?\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<html>",
        "[]",
        "{\"orders\":5}",
        "{\"orders\":[null]}",
        "{\"orders\":[{}]}",
        "{\"orders\":[{\"poId\":\"p\",\"stage\":\"s\",\"status\":\"ASLEEP\"}]}",
        "{\"orders\":[{\"poId\":\"p\",\"stage\":\"s\",\"status\":\"DONE\",\"stages\":[{}]}]}",
        "{\"activity\":[{\"at\":1}]}",
        "{\"at\":"
      })
  void whatIsNoBoardIsAnIoException(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  private void tell(String id, String kind, String payload) {
    Event event = ((Decoded.Ok) EventCodec.decode(kind, payload)).event();
    assertThat(board.apply(id, event)).isEqualTo(Outcome.APPLIED);
  }

  private static String emptyStages(String... names) {
    return Arrays.stream(names)
        .map("{\"stage\":\"%s\",\"running\":0,\"waiting\":0,\"failed\":0}"::formatted)
        .collect(Collectors.joining(","));
  }

  private static String written(Snapshot snapshot) {
    return new String(SnapshotCodec.write(snapshot), UTF_8);
  }

  private static Snapshot read(String json) throws IOException {
    return SnapshotCodec.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
