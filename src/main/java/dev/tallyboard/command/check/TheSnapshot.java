package dev.tallyboard.command.check;

import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawHead;
import dev.tallyboard.client.RawRequest;
import dev.tallyboard.event.EventId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The whole board, for a client that has none. */
final class TheSnapshot {
  private static final String GROUP = "Snapshot";
  private static final int TRIES = 3;

  private TheSnapshot() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "snapshot", "200 with JSON", TheSnapshot::answer),
        new Requirement(GROUP, "snapshot-shape", "the fields of a board", TheSnapshot::shape),
        new Requirement(
            GROUP, "snapshot-last-event-id", "{log}-{n} or {log}-{ms}-{n}", TheSnapshot::lastId),
        new Requirement(GROUP, "snapshot-etag", "an ETag", TheSnapshot::tag),
        new Requirement(
            GROUP, "snapshot-not-modified", "304 for If-None-Match", TheSnapshot::notModified));
  }

  private static Verdict answer(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    SnapshotSeen snapshot = endpoint.snapshot();
    RawHead head = snapshot.head();
    if (head == null) {
      throw new IOException(snapshot.why());
    }
    if (!snapshot.isOffered()) {
      return Verdict.notOffered(String.valueOf(head.status()));
    }
    BoardShape board = snapshot.board();
    return board == null || !head.mediaType().equals("application/json")
        ? new Verdict.Fail(
            Answers.named(head) + (snapshot.why().isEmpty() ? "" : "; " + snapshot.why()))
        : new Verdict.Pass(
            board.orders() == 1
                ? "a board with 1 order"
                : "a board with " + board.orders() + " orders");
  }

  private static Verdict shape(Endpoint endpoint) throws CannotTell, InterruptedException {
    List<String> faults = endpoint.snapshot().theBoard().faults();
    return faults.isEmpty()
        ? new Verdict.Pass("complete")
        : new Verdict.Fail(String.join("; ", faults));
  }

  private static Verdict lastId(Endpoint endpoint) throws CannotTell, InterruptedException {
    String id = endpoint.snapshot().theBoard().lastEventId();
    return Verdict.of(EventId.parse(id).isPresent(), id.isEmpty() ? "none" : id);
  }

  private static Verdict tag(Endpoint endpoint) throws CannotTell, InterruptedException {
    Optional<String> tag = etag(endpoint);
    return Verdict.of(tag.isPresent(), tag.orElse("none"));
  }

  private static Verdict notModified(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    String tag = etag(endpoint).orElseThrow(() -> new CannotTell("there is no ETag to ask with"));
    RawAnswer answer = ask(endpoint, tag);
    // A board that moves has a new tag each time: one of a few tries finds it at rest.
    for (int i = 1; i < TRIES && isNewer(answer, tag); i++) {
      tag = answer.head().header("ETag").orElse(tag);
      answer = ask(endpoint, tag);
    }
    if (isNewer(answer, tag)) {
      throw new CannotTell("the board changed between the requests");
    }
    return Verdict.of(
        answer.status() == 304 && answer.body().length == 0,
        answer.status() + (answer.status() == 200 ? " with the same ETag" : ""));
  }

  private static RawAnswer ask(Endpoint endpoint, String tag)
      throws IOException, CannotTell, InterruptedException {
    RawRequest request = RawRequest.get(SnapshotSeen.PATH).header("If-None-Match", tag);
    return endpoint.fetchBoard(request);
  }

  private static boolean isNewer(RawAnswer answer, String tag) {
    return answer.status() == 200
        && answer.head().header("ETag").filter(it -> !it.equals(tag)).isPresent();
  }

  private static Optional<String> etag(Endpoint endpoint) throws CannotTell, InterruptedException {
    endpoint.snapshot().theBoard();
    RawHead head = endpoint.snapshot().head();
    return head == null ? Optional.empty() : head.header("ETag");
  }
}
