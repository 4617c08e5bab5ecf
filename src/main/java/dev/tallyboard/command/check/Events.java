package dev.tallyboard.command.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.command.check.Seen.Oddity;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every event has to be, judged by all that came. */
final class Events {
  private static final String GROUP = "Events";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CHANNEL = Pattern.compile("merchant:(.+):[a-z]+");

  private Events() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "utf-8", "UTF-8, and no other charset named", Events::utf8),
        new Requirement(GROUP, "line-ends", "LF, no byte-order mark", Events::lineEnds),
        new Requirement(
            GROUP,
            "event-names",
            "progress, stage, completion, error or heartbeat, bare or as the merchant's channel",
            Events::names),
        new Requirement(
            GROUP, "event-payloads", "the fields of its kind, in range", Events::payloads),
        new Requirement(GROUP, "stages", "the seven known ones", Events::stages),
        new Requirement(GROUP, "ids", "{log}-{n} or {log}-{ms}-{n}", Events::ids),
        new Requirement(GROUP, "ids-grow", "each behind the one before, once", Events::idsGrow));
  }

  private static Verdict utf8(Endpoint endpoint) throws CannotTell, InterruptedException {
    String type = endpoint.head().header("Content-Type").orElse("");
    Matcher charset = Pattern.compile("(?i)charset=\"?([^\";\\s]*)").matcher(type);
    if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
      return new Verdict.Fail(type);
    }
    return endpoint.watched().oddities().contains(Oddity.NOT_UTF8)
        ? new Verdict.Fail(Oddity.NOT_UTF8.text())
        : new Verdict.Pass("UTF-8");
  }

  private static Verdict lineEnds(Endpoint endpoint) throws CannotTell, InterruptedException {
    Seen seen = endpoint.watched();
    if (seen.lines() == 0) {
      throw new CannotTell("there was no line");
    }
    if (seen.oddities().contains(Oddity.NUL)) {
      return new Verdict.Fail(Oddity.NUL.text());
    }
    // The standard takes these: a fault only where the contract's second half is spoken.
    String odd =
        seen.oddities().stream()
            .filter(it -> it != Oddity.NOT_UTF8)
            .map(Oddity::text)
            .sorted()
            .collect(Collectors.joining(", "));
    return odd.isEmpty() ? new Verdict.Pass("LF") : new Verdict.Absent(odd);
  }

  private static Verdict names(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<Message> events = some(endpoint);
    Optional<String> merchant = merchant(endpoint);
    for (Message event : events) {
      Matcher channel = CHANNEL.matcher(event.event());
      boolean named = event.event().equals(event.kind()) || channel.matches();
      if (!named || Kind.of(event.kind()).isEmpty()) {
        return new Verdict.Fail(event.event());
      }
      if (channel.matches() && merchant.filter(it -> !it.equals(channel.group(1))).isPresent()) {
        return new Verdict.Fail(event.event() + ", though " + merchant.get() + " was asked for");
      }
    }
    return new Verdict.Pass(
        events.stream()
            .map(Message::event)
            .distinct()
            .sorted()
            .limit(4)
            .collect(Collectors.joining(", ")));
  }

  private static Verdict payloads(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<Message> events = some(endpoint);
    Optional<String> merchant = merchant(endpoint);
    for (Message event : events) {
      List<String> faults = faults(event, merchant);
      if (!faults.isEmpty()) {
        return new Verdict.Fail(String.join("; ", faults));
      }
    }
    long notKept = endpoint.watched().notKept();
    return new Verdict.Pass(
        "%d of %d events looked at".formatted(events.size(), events.size() + notKept));
  }

  private static List<String> faults(Message event, Optional<String> merchant) {
    JsonNode data;
    try {
      data = JSON.readTree(event.data());
    } catch (JsonProcessingException e) {
      return List.of("a " + event.kind() + " is not JSON");
    }
    Optional<Kind> kind = Kind.of(event.kind());
    if (kind.isEmpty()) {
      return List.of();
    }
    Fields fields =
        new Fields("a " + event.kind(), data).text("poId").text("workflowId").text("stage");
    switch (kind.get()) {
      case PROGRESS -> fields.number("progress", 0, 100);
      case STAGE -> fields.text("status");
      case COMPLETION -> {
        optional(fields, "lineItems", 0, Double.MAX_VALUE);
        optional(fields, "confidence", 0, 100);
      }
      case ERROR -> fields.text("error");
    }
    optional(fields, "attempt", 1, Double.MAX_VALUE);
    optional(fields, "timestamp", 0, Double.MAX_VALUE);
    if (merchant.isPresent() && fields.has("merchantId")) {
      fields.oneOf("merchantId", Set.of(merchant.get()));
    }
    return fields.faults();
  }

  private static void optional(Fields fields, String field, double least, double most) {
    if (fields.has(field)) {
      fields.number(field, least, most);
    }
  }

  private static Verdict stages(Endpoint endpoint) throws CannotTell, InterruptedException {
    Set<String> found = new HashSet<>();
    for (Message event : some(endpoint)) {
      try {
        JsonNode stage = JSON.readTree(event.data()).path("stage");
        if (stage.isTextual()) {
          found.add(stage.textValue());
        }
      } catch (JsonProcessingException e) {
        throw new CannotTell("an event is not JSON");
      }
    }
    List<String> unknown =
        found.stream().filter(it -> !Stage.of(it).isKnown()).sorted().limit(3).toList();
    return unknown.isEmpty()
        ? new Verdict.Pass(
            found.stream()
                .map(Stage::of)
                .sorted(Stage.IN_FLOW_ORDER)
                .map(Stage::name)
                .collect(Collectors.joining(", ")))
        : new Verdict.Fail(String.join(", ", unknown));
  }

  private static Verdict ids(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<Message> events = some(endpoint);
    List<String> ids = new ArrayList<>();
    for (Message event : events) {
      if (event.id() != null) {
        ids.add(event.id());
      }
    }
    if (ids.isEmpty()) {
      return Verdict.notOffered("no event has an id");
    }
    Optional<String> odd = ids.stream().filter(it -> EventId.parse(it).isEmpty()).findFirst();
    return odd.<Verdict>map(it -> new Verdict.Fail(it.isEmpty() ? "an empty id" : it))
        .orElse(new Verdict.Pass(ids.getLast()));
  }

  private static Verdict idsGrow(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<EventId> ids =
        endpoint.watched().events().stream()
            .filter(it -> !it.isReset())
            .flatMap(it -> it.eventId().stream())
            .toList();
    if (ids.size() < 2) {
      throw new CannotTell("fewer than two events with ids came while it was watched");
    }
    for (int i = 1; i < ids.size(); i++) {
      if (!ids.get(i).isAfter(ids.get(i - 1))) {
        return new Verdict.Fail(ids.get(i) + " behind " + ids.get(i - 1));
      }
    }
    return new Verdict.Pass(ids.getFirst() + " to " + ids.getLast());
  }

  private static List<Message> some(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<Message> events = endpoint.events();
    if (events.isEmpty()) {
      throw new CannotTell("no event came; check while work goes on, or with --publish");
    }
    return events;
  }

  /** Whose events these are, as far as it is known. */
  private static Optional<String> merchant(Endpoint endpoint) throws InterruptedException {
    GatewayAddress address = endpoint.client().address();
    if (address.merchant() != null) {
      return Optional.of(address.merchant());
    }
    try {
      return Optional.of(endpoint.snapshot().theBoard().merchantId()).filter(it -> !it.isEmpty());
    } catch (CannotTell e) {
      return Optional.empty();
    }
  }
}
