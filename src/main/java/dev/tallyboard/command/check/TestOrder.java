package dev.tallyboard.command.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.client.Published;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An order that is published to see it arrive. It stays on the board, done, under a name that says
 * what it was for.
 *
 * @param answer what became of the last event that was published
 * @param sent those that were stored, in their order
 * @param received what the stream brought of this order, in its order
 */
record TestOrder(String poId, Published answer, List<Sent> sent, List<Message> received) {
  /**
   * @param at when it was handed over, on {@link System#nanoTime}
   */
  record Sent(Event event, String id, long at) {}

  /** How many are measured; those before them open the connection and warm it up. */
  private static final int MEASURED = 40;

  static final int WARM_UP = 5;

  private static final Duration ARRIVAL = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  static TestOrder publish(Endpoint endpoint) throws CannotTell, InterruptedException {
    if (!endpoint.terms().publish()) {
      throw new CannotTell("only with --publish; it leaves an order on the board");
    }
    Recording recording = endpoint.recording();
    String poId = "tallyboard-check-" + UUID.randomUUID().toString().substring(0, 8);
    List<Sent> sent = new ArrayList<>();
    Published last = new Published.Unknown("nothing was published");
    for (Event event : events(poId)) {
      long at = System.nanoTime();
      last = endpoint.publish(event);
      if (!(last instanceof Published.Stored(List<String> ids))) {
        break;
      }
      sent.add(new Sent(event, ids.getFirst(), at));
    }
    Seen seen = recording.await(it -> of(poId, it).size() >= sent.size(), ARRIVAL);
    return new TestOrder(poId, last, List.copyOf(sent), of(poId, seen));
  }

  private static List<Event> events(String poId) {
    Stage stage = Stage.AI_PARSING;
    Subject subject = new Subject(poId, "wf_" + poId, stage);
    Meta meta = Meta.NONE.named("Test of this endpoint", "tallyboard check");
    List<Event> events = new ArrayList<>();
    events.add(
        new StageChanged(subject, "started", null, new Upload(null, null, List.of(stage)), meta));
    int steps = WARM_UP + MEASURED;
    for (int i = 1; i <= steps - 2; i++) {
      events.add(new Progress(subject, 100.0 * i / steps, "Step " + i, meta));
    }
    events.add(new Completed(subject, 1, 100, meta));
    return events;
  }

  private static List<Message> of(String poId, Seen seen) {
    return seen.events().stream().filter(it -> isOf(poId, it)).toList();
  }

  private static boolean isOf(String poId, Message message) {
    if (!message.data().contains(poId)) {
      return false;
    }
    try {
      JsonNode data = JSON.readTree(message.data());
      return data.path("poId").asText().equals(poId);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
