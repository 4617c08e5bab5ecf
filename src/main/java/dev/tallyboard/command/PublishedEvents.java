package dev.tallyboard.command;

import dev.tallyboard.client.Published;
import dev.tallyboard.command.EventLine.Item;
import dev.tallyboard.event.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Publishes lines in their order and prints the ids as soon as they are stored. Sends again only
 * what cannot have been stored.
 */
final class PublishedEvents {
  private static final List<Duration> WAITS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final EventSink sink;
  private final PrintWriter out;
  private final Pause pause;
  private long count;

  /**
   * @param pause between two tries
   */
  PublishedEvents(EventSink sink, PrintWriter out, Pause pause) {
    this.sink = sink;
    this.out = out;
    this.pause = pause;
  }

  /**
   * Publishes an event by itself.
   *
   * @throws CommandFailure when it is not stored
   */
  void single(Event event) throws InterruptedException {
    switch (sent(List.of(event))) {
      case Published.Stored it -> print(it);
      case Published.Refused it -> throw new CommandFailure(refusal(it));
      case Published.NotTaken it -> throw new CommandFailure(stripped(it.why()));
      case Published.Unknown it ->
          throw new CommandFailure(
              stripped(it.why())
                  + " (whether the event was stored is not known: look at the board before you send"
                  + " it again)");
    }
  }

  /**
   * Publishes events together; where the gateway refuses them, all up to the one at fault.
   *
   * @throws CommandFailure that names the first line that was not published
   */
  void lines(List<Item> items) throws InterruptedException {
    if (items.isEmpty()) {
      return;
    }
    Item first = items.getFirst();
    switch (sent(items.stream().map(Item::event).toList())) {
      case Published.Stored it -> print(it);
      case Published.Refused it when isOfTheCaller(it, items) ->
          throw new CommandFailure(refusal(it) + soFar());
      case Published.Refused it when items.size() == 1 ->
          throw bad(new EventLine.Bad(first.number(), it.why()));
      case Published.Refused _ -> {
        // All or nothing: nothing is stored, so that the halves may be sent.
        int half = items.size() / 2;
        lines(items.subList(0, half));
        lines(items.subList(half, items.size()));
      }
      case Published.NotTaken it ->
          throw new CommandFailure(
              "%s (line %d and what follows was not published%s)"
                  .formatted(stripped(it.why()), first.number(), soFar()));
      case Published.Unknown it ->
          throw new CommandFailure(
              "%s (whether %s stored is not known: look at the board before you send more)%s"
                  .formatted(stripped(it.why()), range(items), soFar()));
    }
  }

  /** The failure that names a line and what is wrong with it. */
  CommandFailure bad(EventLine.Bad line) {
    return new CommandFailure(
        "Line %d: %s%s".formatted(line.number(), stripped(line.why()), soFar()));
  }

  /** How many were published before, as the end of a sentence. */
  String soFar() {
    return switch ((int) Math.min(count, 2)) {
      case 0 -> "; nothing had been published";
      case 1 -> "; 1 event had been published before";
      default -> "; %,d events had been published before".formatted(count);
    };
  }

  private Published sent(List<Event> events) throws InterruptedException {
    Published answer = sink.publish(events);
    for (Duration wait : WAITS) {
      if (!(answer instanceof Published.NotTaken(String _, Duration asked))) {
        break;
      }
      Duration time = Optional.ofNullable(asked).orElse(wait);
      if (time.compareTo(LONGEST_WAIT) > 0 || !pause.isQuietFor(time)) {
        break;
      }
      answer = sink.publish(events);
    }
    return answer;
  }

  private void print(Published.Stored stored) {
    stored.ids().forEach(id -> out.print(Inert.text(id) + "\n"));
    out.flush();
    count += stored.ids().size();
  }

  /** Whether it was the token or the address that was refused, and no line. */
  private static boolean isOfTheCaller(Published.Refused refused, List<Item> items) {
    return switch (refused.status()) {
      case 400, 413, 422 -> false;
      case 403 -> items.stream().allMatch(it -> it.event().meta().merchantId() == null);
      default -> true;
    };
  }

  private static String refusal(Published.Refused refused) {
    String why = stripped(refused.why());
    return switch (refused.status()) {
      case 401 ->
          "The gateway refused the token; give one that may publish with --token-file or"
              + " TALLYBOARD_TOKEN";
      case 403 -> why + "; give one that may publish with --token-file or TALLYBOARD_TOKEN";
      default -> why;
    };
  }

  private static String range(List<Item> items) {
    long first = items.getFirst().number();
    long last = items.getLast().number();
    return first == last ? "line " + first + " was" : "lines " + first + " to " + last + " were";
  }

  /** A sentence's full stop goes where the sentence goes on. */
  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
