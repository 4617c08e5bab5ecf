package dev.tallyboard.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends events once, and knows whether they left this machine. */
final class Publishing {
  private static final MediaType JSON = MediaType.get("application/json");

  /** Whether a request has begun to go out: from then on it may have been understood. */
  private static final class Departure extends EventListener {
    private final AtomicBoolean left = new AtomicBoolean();

    @Override
    public void requestHeadersStart(Call call) {
      left.set(true);
    }
  }

  private final OkHttpClient http;
  private final AnswerReader answers;

  Publishing(OkHttpClient http, AnswerReader answers) {
    // okhttp would send again by itself where a connection breaks.
    this.http = http.newBuilder().retryOnConnectionFailure(false).followRedirects(false).build();
    this.answers = answers;
  }

  Published send(Request.Builder to, List<Event> events, Duration within) {
    Request request = to.post(RequestBody.create(body(events), JSON)).build();
    Departure departure = new Departure();
    OkHttpClient once = http.newBuilder().callTimeout(within).eventListener(departure).build();
    try (Response response = once.newCall(request).execute()) {
      return read(response, events.size());
    } catch (IOException e) {
      String why = answers.sentence(e);
      return departure.left.get() ? new Published.Unknown(why) : new Published.NotTaken(why, null);
    } catch (Exception e) {
      // okhttp is Kotlin, which declares no exceptions: an InterruptedException comes through.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return new Published.Unknown("The request broke off");
    }
  }

  private Published read(Response response, int events) {
    int status = response.code();
    return switch (status) {
      case 200, 201, 202 -> stored(response, events);
      case 408, 429, 503 ->
          new Published.NotTaken(answers.problem(response), RetryAfter.of(response));
      default ->
          status >= 300 && status < 500
              ? new Published.Refused(status, answers.problem(response))
              : new Published.Unknown(answers.problem(response));
    };
  }

  private Published stored(Response response, int events) {
    try {
      List<String> ids = new ArrayList<>();
      AnswerReader.json(response, JsonNode.class).path("ids").forEach(id -> ids.add(id.asText()));
      return ids.size() == events
          ? new Published.Stored(ids)
          : new Published.Unknown(
              "The answer holds %d ids for %d events; is it a Tallyboard gateway?"
                  .formatted(ids.size(), events));
    } catch (JsonProcessingException e) {
      return new Published.Unknown("The answer holds no ids; is it a Tallyboard gateway?");
    } catch (IOException e) {
      return new Published.Unknown(answers.sentence(e));
    }
  }

  /** A single event goes alone, so that the gateway does not speak of an index. */
  private static String body(List<Event> events) {
    List<String> items = events.stream().map(Publishing::item).toList();
    return items.size() == 1 ? items.getFirst() : "[" + String.join(",", items) + "]";
  }

  private static String item(Event event) {
    return "{\"event\":\""
        + event.kind().wireName()
        + "\",\"data\":"
        + EventCodec.encode(event)
        + "}";
  }
}
