package dev.tallyboard.command.check;

import dev.tallyboard.event.EventId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** That an id nobody knows leads to {@code reset}, never to an error. */
final class UnknownIds {
  private static final String GROUP = "Unknown ids";
  private static final String ASKS = "200, and reset before any event, with the head's id";
  private static final Duration UNTIL_RESET = Duration.ofSeconds(2);

  private UnknownIds() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "foreign-id", ASKS, it -> reset(it, "tallyboard.check-7")),
        new Requirement(GROUP, "malformed-id", ASKS, it -> reset(it, "no id at all, %00")));
  }

  private static Verdict reset(Endpoint endpoint, String id)
      throws IOException, CannotTell, InterruptedException {
    StreamSeen stream =
        endpoint.streamed(
            Endpoint.request().header("Last-Event-ID", id),
            seen -> !seen.events().isEmpty(),
            UNTIL_RESET);
    if (!stream.isStream()) {
      return new Verdict.Fail(Answers.named(stream.head()));
    }
    List<Message> events = stream.seen().events();
    if (events.isEmpty() || !events.getFirst().isReset()) {
      return new Verdict.Absent(
          events.isEmpty() ? "no reset" : "no reset: " + events.getFirst().event() + " came first");
    }
    Message reset = events.getFirst();
    Optional<EventId> head = reset.eventId();
    return head.isEmpty()
        ? new Verdict.Fail("reset with " + (reset.id() == null ? "no id" : "the id " + reset.id()))
        : inLogOfBoard(endpoint, head.get());
  }

  private static Verdict inLogOfBoard(Endpoint endpoint, EventId head) throws InterruptedException {
    try {
      Optional<EventId> board = EventId.parse(endpoint.snapshot().theBoard().lastEventId());
      if (board.isPresent() && !board.get().comparesWith(head)) {
        return new Verdict.Fail(
            "reset at " + head + ", but the snapshot is at " + board.get() + " of another log");
      }
    } catch (CannotTell e) {
      return new Verdict.Pass("reset at " + head);
    }
    return new Verdict.Pass("reset at " + head);
  }
}
