package dev.tallyboard.command.check;

import dev.tallyboard.client.RawRequest;
import dev.tallyboard.event.EventId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** That a client that comes back gets what it missed: all of it, once, in order. */
final class Resuming {
  /**
   * What is known to be in the log.
   *
   * @param from to resume behind
   * @param behind what came behind it, oldest first; not empty
   * @param exact whether nothing else lies between
   */
  private record Known(EventId from, List<EventId> behind, boolean exact) {}

  private static final String GROUP = "Resuming";
  private static final String ASKS = "what was behind that id, all of it, once, in order";
  private static final Duration REPLAY = Duration.ofSeconds(5);
  private static final int MOST = 200;

  private Resuming() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(
            GROUP,
            "resume-by-header",
            ASKS,
            it -> resumed(it, id -> Endpoint.request().header("Last-Event-ID", id))),
        new Requirement(
            GROUP,
            "resume-by-query",
            ASKS,
            it -> resumed(it, id -> Endpoint.request().query("lastEventId", id))));
  }

  private interface From {
    RawRequest id(String id);
  }

  private static Verdict resumed(Endpoint endpoint, From from)
      throws IOException, CannotTell, InterruptedException {
    Known known = known(endpoint);
    EventId last = known.behind().getLast();
    StreamSeen stream =
        endpoint.streamed(
            from.id(known.from().toString()), seen -> reaches(seen.events(), last), REPLAY);
    if (!stream.isStream()) {
      return new Verdict.Fail(Answers.named(stream.head()));
    }
    List<Message> events = stream.seen().events();
    if (!events.isEmpty() && events.getFirst().isReset()) {
      return new Verdict.Fail("reset, though " + known.from() + " is not old");
    }
    List<EventId> replayed = new ArrayList<>();
    for (Message event : events) {
      EventId id = event.eventId().orElse(null);
      if (id == null || id.isAfter(last)) {
        continue; // of another program, or newer than what is compared
      }
      EventId before = replayed.isEmpty() ? known.from() : replayed.getLast();
      if (!id.isAfter(before)) {
        return new Verdict.Fail(id + " came behind " + before);
      }
      replayed.add(id);
    }
    return compared(known, replayed);
  }

  private static Verdict compared(Known known, List<EventId> replayed) {
    if (replayed.isEmpty()) {
      return new Verdict.Absent("nothing was replayed behind " + known.from());
    }
    Set<EventId> got = Set.copyOf(replayed);
    Optional<EventId> missing = known.behind().stream().filter(it -> !got.contains(it)).findFirst();
    if (missing.isPresent()) {
      return new Verdict.Fail(missing.get() + " was not replayed behind " + known.from());
    }
    Set<EventId> expected = known.behind().stream().collect(Collectors.toSet());
    Optional<EventId> more =
        replayed.stream().filter(it -> known.exact() && !expected.contains(it)).findFirst();
    return more.isPresent()
        ? new Verdict.Fail(more.get() + " was replayed, but had not come while it was watched")
        : new Verdict.Pass("%d events behind %s".formatted(replayed.size(), known.from()));
  }

  private static boolean reaches(List<Message> events, EventId last) {
    return !events.isEmpty()
        && events.getLast().eventId().filter(it -> it.equals(last) || it.isAfter(last)).isPresent();
  }

  /** The newest that are known: watched, else from the board's activity. */
  private static Known known(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<EventId> watched =
        endpoint.watched().events().stream()
            .filter(it -> !it.isReset())
            .flatMap(it -> it.eventId().stream())
            .toList();
    if (watched.size() >= 2 && endpoint.watched().notKept() == 0) {
      return behindTheFirst(watched, true);
    }
    List<EventId> told = List.of();
    if (endpoint.isWhole()) {
      told =
          endpoint.snapshot().theBoard().activityIds().stream()
              .flatMap(it -> EventId.parse(it).stream())
              .limit(MOST)
              .toList()
              .reversed();
    }
    if (told.size() < 2) {
      throw new CannotTell(
          "fewer than two events with ids are known; check while work goes on, or with --publish");
    }
    return behindTheFirst(told, false);
  }

  private static Known behindTheFirst(List<EventId> ids, boolean exact) {
    List<EventId> newest = ids.subList(Math.max(0, ids.size() - MOST), ids.size());
    return new Known(newest.getFirst(), newest.subList(1, newest.size()), exact);
  }
}
