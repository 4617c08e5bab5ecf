package dev.tallyboard.command.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the stream brings by itself, for as long as it is watched. */
final class Heartbeats {
  private static final String GROUP = "Heartbeats";
  private static final JsonMapper JSON = new JsonMapper();

  private Heartbeats() {}

  static List<Requirement> all(Duration interval) {
    return List.of(
        new Requirement(GROUP, "stays-open", "open all the time", Heartbeats::staysOpen),
        new Requirement(
            GROUP,
            "heartbeat-interval",
            "every %s, 1 s more or less".formatted(text(interval)),
            Heartbeats::interval),
        new Requirement(
            GROUP, "heartbeat-payload", "{\"timestamp\": ms since 1970}", Heartbeats::payload),
        new Requirement(GROUP, "heartbeat-without-id", "no id", Heartbeats::withoutId));
  }

  private static Verdict staysOpen(Endpoint endpoint) throws CannotTell, InterruptedException {
    Seen seen = endpoint.watched();
    Duration time = Duration.ofNanos(seen.until() - seen.openedAt());
    return seen.ended() == null
        ? new Verdict.Pass("open for " + text(time))
        : new Verdict.Fail("ended after " + text(time) + ": " + seen.ended());
  }

  private static Verdict interval(Endpoint endpoint) throws CannotTell, InterruptedException {
    Seen seen = endpoint.watched();
    long most = endpoint.terms().heartbeat().plus(Terms.TOLERANCE).toNanos();
    long least = endpoint.terms().heartbeat().minus(Terms.TOLERANCE).toNanos();
    List<Long> gaps = gaps(seen);
    long longest = gaps.stream().mapToLong(it -> it).max().orElse(0);
    if (longest > most) {
      return new Verdict.Fail(
          seen.heartbeats().isEmpty()
              ? "none in " + text(Duration.ofNanos(longest))
              : "none for " + text(Duration.ofNanos(longest)));
    }
    if (seen.heartbeats().size() < 2) {
      throw new CannotTell(
          "watched for %s only; give more time with --for"
              .formatted(text(Duration.ofNanos(seen.until() - seen.openedAt()))));
    }
    // The first comes at once, out of rhythm; what has passed since the last is no interval yet.
    List<Long> between = gaps.subList(2, gaps.size() - 1);
    long shortest = between.stream().mapToLong(it -> it).min().orElse(least);
    return shortest < least
        ? new Verdict.Fail("two within " + text(Duration.ofNanos(shortest)))
        : new Verdict.Pass(
            "%d heartbeats, at most %s apart"
                .formatted(seen.heartbeats().size(), text(Duration.ofNanos(longest))));
  }

  /** From the opening over each heartbeat to the end. */
  private static List<Long> gaps(Seen seen) {
    List<Long> gaps = new ArrayList<>();
    long before = seen.openedAt();
    for (Message heartbeat : seen.heartbeats()) {
      gaps.add(heartbeat.at() - before);
      before = heartbeat.at();
    }
    gaps.add(seen.until() - before);
    return gaps;
  }

  private static Verdict payload(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<Message> heartbeats = heartbeats(endpoint);
    for (Message heartbeat : heartbeats) {
      try {
        List<String> faults =
            new Fields("a heartbeat", JSON.readTree(heartbeat.data())).time("timestamp").faults();
        if (!faults.isEmpty()) {
          return new Verdict.Fail(faults.getFirst());
        }
      } catch (IOException e) {
        return new Verdict.Fail("a heartbeat is not JSON: " + heartbeat.data());
      }
    }
    return new Verdict.Pass(heartbeats.getLast().data());
  }

  private static Verdict withoutId(Endpoint endpoint) throws CannotTell, InterruptedException {
    return heartbeats(endpoint).stream()
        .filter(it -> it.id() != null)
        .findFirst()
        .<Verdict>map(it -> new Verdict.Fail("a heartbeat has the id " + it.id()))
        .orElse(new Verdict.Pass("none has one"));
  }

  private static List<Message> heartbeats(Endpoint endpoint)
      throws CannotTell, InterruptedException {
    List<Message> heartbeats = endpoint.watched().heartbeats();
    if (heartbeats.isEmpty()) {
      throw new CannotTell("there was no heartbeat");
    }
    return heartbeats;
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}
