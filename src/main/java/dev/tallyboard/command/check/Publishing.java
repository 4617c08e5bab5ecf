package dev.tallyboard.command.check;

import dev.tallyboard.client.Published;
import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawRequest;
import dev.tallyboard.command.check.TestOrder.Sent;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** That what is published arrives: soon, once, in order. Only where the operator allows it. */
final class Publishing {
  private static final String GROUP = "Publishing";
  private static final long LIMIT_MS = 100;

  private Publishing() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "publish", "202 with an id for each event", Publishing::stored),
        new Requirement(GROUP, "exactly-once", "each once, in their order", Publishing::once),
        new Requirement(
            GROUP,
            "latency",
            "below %d ms from publishing to receiving, 19 of 20".formatted(LIMIT_MS),
            Publishing::latency),
        new Requirement(
            GROUP, "no-injection", "400 for line ends in ids and names", Publishing::injection));
  }

  private static Verdict stored(Endpoint endpoint) throws CannotTell, InterruptedException {
    TestOrder order = endpoint.testOrder();
    return switch (order.answer()) {
      case Published.Stored _ ->
          new Verdict.Pass(
              "%d events of the order %s".formatted(order.sent().size(), order.poId()));
      case Published.Refused(int status, String why) -> {
        if (status == 401 || status == 403) {
          throw new CannotTell("this token may not publish: " + why);
        }
        yield Answers.isMissing(status)
            ? Verdict.notOffered(String.valueOf(status))
            : new Verdict.Fail(status + ": " + why);
      }
      case Published.NotTaken it -> new Verdict.Fail(it.why());
      case Published.Unknown it -> new Verdict.Fail(it.why());
    };
  }

  private static Verdict once(Endpoint endpoint) throws CannotTell, InterruptedException {
    TestOrder order = published(endpoint);
    List<Message> received = order.received();
    for (int i = 0; i < Math.min(order.sent().size(), received.size()); i++) {
      Sent sent = order.sent().get(i);
      Message message = received.get(i);
      boolean same =
          told(message).equals(told(sent.event()))
              && (message.id() == null || message.id().equals(sent.id()));
      if (!same) {
        return new Verdict.Fail(
            "at place %d came %s (%s) for %s (%s)"
                .formatted(i + 1, told(message), message.id(), told(sent.event()), sent.id()));
      }
    }
    return received.size() == order.sent().size()
        ? new Verdict.Pass("%d of %d".formatted(received.size(), order.sent().size()))
        : new Verdict.Fail("%d came of %d".formatted(received.size(), order.sent().size()));
  }

  private static Verdict latency(Endpoint endpoint) throws CannotTell, InterruptedException {
    TestOrder order = published(endpoint);
    List<Double> times = new ArrayList<>();
    int both = Math.min(order.sent().size(), order.received().size());
    for (int i = TestOrder.WARM_UP; i < both; i++) {
      times.add((order.received().get(i).at() - order.sent().get(i).at()) / 1e6);
    }
    if (times.isEmpty()) {
      throw new CannotTell("nothing arrived");
    }
    times.sort(null);
    double most = times.get((int) Math.ceil(times.size() * 0.95) - 1);
    return Verdict.of(
        most < LIMIT_MS,
        String.format(
            Locale.ROOT,
            "p50 %.1f ms, p95 %.1f ms, max %.1f ms",
            times.get(times.size() / 2),
            most,
            times.getLast()));
  }

  private static Verdict injection(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    TestOrder order = published(endpoint);
    String line = "\\r\\nevent: reset\\ndata: {}\\n\\n";
    List<String> attempts =
        List.of(item("progress", order.poId() + line), item("progress" + line, order.poId()));
    for (String attempt : attempts) {
      RawAnswer answer = endpoint.fetch(RawRequest.post(Endpoint.EVENTS, attempt));
      if (answer.status() != 400) {
        return new Verdict.Fail(answer.status() + " for " + attempt);
      }
    }
    return new Verdict.Pass("400, " + attempts.size() + " times");
  }

  private static String item(String event, String poId) {
    return ("{\"event\":\"%s\",\"data\":{\"poId\":\"%s\",\"workflowId\":\"wf_check\","
            + "\"stage\":\"ai_parsing\",\"progress\":1}}")
        .formatted(event, poId);
  }

  private static TestOrder published(Endpoint endpoint) throws CannotTell, InterruptedException {
    TestOrder order = endpoint.testOrder();
    if (order.sent().isEmpty()) {
      throw new CannotTell("nothing could be published");
    }
    return order;
  }

  private static String told(Message message) {
    return EventCodec.decode(message.event(), message.data()) instanceof Decoded.Ok it
        ? told(it.event())
        : "no event";
  }

  private static String told(Event event) {
    return event instanceof Event.Progress it
        ? String.format(Locale.ROOT, "progress %.1f", it.progress())
        : event.kind().wireName();
  }
}
