package dev.tallyboard.command.check;

import dev.tallyboard.client.RawHead;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a stream's answer begins. */
final class StartOfStream {
  private static final String GROUP = "Start of the stream";

  /** "At once", with room for a slow network. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private StartOfStream() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "status", "200", StartOfStream::status),
        new Requirement(GROUP, "content-type", "text/event-stream", StartOfStream::contentType),
        new Requirement(GROUP, "no-compression", "no Content-Encoding", StartOfStream::plain),
        new Requirement(GROUP, "cache-control", "no-store", StartOfStream::cacheControl),
        new Requirement(GROUP, "x-accel-buffering", "no", StartOfStream::buffering),
        new Requirement(GROUP, "retry", "retry: 3000", StartOfStream::retry),
        new Requirement(
            GROUP, "heartbeat-at-once", "a heartbeat within 2 s", StartOfStream::heartbeat));
  }

  private static Verdict status(Endpoint endpoint) throws IOException, InterruptedException {
    RawHead head = endpoint.open();
    int status = head.status();
    return switch (status) {
      case 200 -> new Verdict.Pass("200");
      case 401, 403 ->
          new Verdict.Fail(
              status
                  + "; give a good token with --token-file or TALLYBOARD_TOKEN, and its merchant"
                  + " with --merchant");
      case 404 -> new Verdict.Fail("404; is this the address of a gateway?");
      default ->
          new Verdict.Fail(
              status + head.header("Location").map(it -> ", it points to " + it).orElse(""));
    };
  }

  private static Verdict contentType(Endpoint endpoint) throws CannotTell, InterruptedException {
    try {
      RawHead head = endpoint.open();
      if (head.status() != 200) {
        throw new CannotTell("there is no stream to look at");
      }
      return Verdict.of(head.isEventStream(), head.header("Content-Type").orElse("none"));
    } catch (IOException e) {
      throw new CannotTell("there is no stream to look at");
    }
  }

  private static Verdict plain(Endpoint endpoint) throws CannotTell {
    String encoding = endpoint.head().header("Content-Encoding").orElse("identity");
    return encoding.equalsIgnoreCase("identity")
        ? new Verdict.Pass("not compressed")
        : new Verdict.Fail("Content-Encoding: " + encoding + ", which was not asked for");
  }

  private static Verdict cacheControl(Endpoint endpoint) throws CannotTell {
    Optional<String> header = endpoint.head().header("Cache-Control");
    if (header.isEmpty()) {
      return new Verdict.Absent("no Cache-Control");
    }
    List<String> directives =
        List.of(header.get().toLowerCase(Locale.ROOT).replace(" ", "").split(","));
    if (directives.contains("no-store")) {
      return new Verdict.Pass(header.get());
    }
    // The usual header of streams: not what the contract asks for, and not its opposite either.
    return directives.contains("no-cache")
        ? new Verdict.Absent("Cache-Control: " + header.get())
        : new Verdict.Fail("Cache-Control: " + header.get());
  }

  private static Verdict buffering(Endpoint endpoint) throws CannotTell {
    Optional<String> header = endpoint.head().header("X-Accel-Buffering");
    return header.isEmpty()
        ? new Verdict.Absent("no X-Accel-Buffering")
        : Verdict.of(header.get().equalsIgnoreCase("no"), header.get());
  }

  private static Verdict retry(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<String> retries =
        endpoint.recording().await(seen -> !seen.retries().isEmpty(), AT_ONCE).retries();
    return retries.isEmpty()
        ? new Verdict.Absent("no retry")
        : Verdict.of(
            retries.stream().allMatch("3000"::equals), "retry: " + String.join(", ", retries));
  }

  private static Verdict heartbeat(Endpoint endpoint) throws CannotTell, InterruptedException {
    Seen seen = endpoint.recording().await(it -> !it.heartbeats().isEmpty(), AT_ONCE);
    if (seen.heartbeats().isEmpty()) {
      return new Verdict.Absent("no heartbeat at once");
    }
    long after = (seen.heartbeats().getFirst().at() - seen.openedAt()) / 1_000_000;
    return after <= AT_ONCE.toMillis()
        ? new Verdict.Pass("after " + after + " ms")
        : new Verdict.Absent("the first heartbeat came after " + after + " ms");
  }
}
