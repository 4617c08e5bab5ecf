package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.command.EventLine.Item;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent again, and what is not. */
@Timeout(60)
class PublishedEventsTest {
  private final StringWriter printed = new StringWriter();
  private boolean asksToEnd;

  @Test
  void aGatewayThatAsksToComeBackIsAskedAgain() throws Exception {
    AtomicInteger times = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                it -> {
                  if (times.incrementAndGet() < 3) {
                    it.answer(times.get() == 1 ? "503 No" : "429 No", "Retry-After: 0\r\n", "");
                  } else {
                    stored(it, 2);
                  }
                });
        GatewayClient client = client(server)) {
      events(client).lines(items(2));

      assertThat(printed).hasToString("log-1\nlog-2\n");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aCommandThatIsToEndAsksNoMore() {
    asksToEnd = true;
    try (RawServer server = new RawServer(it -> it.answer("503 No", "", ""));
        GatewayClient client = client(server)) {
      assertThatThrownBy(() -> events(client).lines(items(2))).hasMessageContaining("line 1");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void oneThatIsAskedInVainIsNamedWithTheFirstLineThatWasNotPublished() {
    try (RawServer server =
            new RawServer(
                it ->
                    it.answer(
                        "503 No",
                        "Content-Type: application/problem+json\r\nRetry-After: 60\r\n",
                        "{\"detail\":\"No room.\"}"));
        GatewayClient client = client(server)) {
      assertThatThrownBy(() -> events(client).lines(items(2)))
          .hasMessage(
              "No room (line 1 and what follows was not published; nothing had been published)");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void whatMayHaveBeenStoredIsNeverSentAgain() {
    for (RawServer.Script script :
        List.<RawServer.Script>of(
            _ -> {},
            it -> it.answer("500 Oops", "", ""),
            it -> it.answer("504 Oops", "", ""),
            it -> it.send("HTTP/1.1 202 Accepted\r\nContent-Length: 90\r\n\r\n{\"ids\":"),
            it -> it.answer("202 Accepted", "", "{\"ids\":[\"log-1\"]}"),
            it -> it.answer("202 Accepted", "", "thanks"))) {
      try (RawServer server = new RawServer(script);
          GatewayClient client = client(server)) {
        assertThatThrownBy(() -> events(client).lines(items(2)))
            .hasMessageContaining("whether lines 1 to 2 were stored is not known");
        assertThat(server.requests()).hasSize(1);
        assertThat(printed.toString()).isEmpty();
      }
    }
  }

  @Test
  void whereNobodyAnswersNothingWasStoredAndThatIsSaid() {
    RawServer gone = new RawServer(_ -> {});
    gone.close();
    try (GatewayClient client = client(gone)) {
      assertThatThrownBy(() -> events(client).single(items(1).getFirst().event()))
          .hasMessageStartingWith("Nothing answers at 127.0.0.1:")
          .hasMessageEndingWith("is the gateway running?");
    }
  }

  @Test
  void theLineAtFaultIsFoundAmongThoseThatWereRefusedTogether() {
    try (RawServer server = new RawServer(PublishedEventsTest::refusesTheSeventh);
        GatewayClient client = client(server)) {
      assertThatThrownBy(() -> events(client).lines(items(20)))
          .hasMessage("Line 7: the event is odd; 6 events had been published before");
      assertThat(printed.toString().lines()).hasSize(6);
    }
  }

  private static void refusesTheSeventh(Exchange it) throws Exception {
    String body = it.request().body();
    if (body.contains("\"po_7\"")) {
      it.answer(
          "400 Bad Request",
          "Content-Type: application/problem+json\r\n",
          "{\"detail\":\"the event is odd.\"}");
    } else {
      stored(it, body.split("poId", -1).length - 1);
    }
  }

  private static void stored(Exchange it, int events) throws Exception {
    List<String> ids = IntStream.rangeClosed(1, events).mapToObj(n -> "\"log-" + n + "\"").toList();
    it.answer(
        "202 Accepted",
        "Content-Type: application/json\r\n",
        "{\"ids\":[" + String.join(",", ids) + "]}");
  }

  private PublishedEvents events(GatewayClient client) {
    return new PublishedEvents(client::publish, new PrintWriter(printed), _ -> !asksToEnd);
  }

  private static GatewayClient client(RawServer server) {
    return new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
  }

  private static List<Item> items(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            n ->
                new Item(
                    n,
                    new Progress(
                        new Subject("po_" + n, "wf_1", Stage.AI_PARSING), n, null, Meta.NONE)))
        .toList();
  }
}
