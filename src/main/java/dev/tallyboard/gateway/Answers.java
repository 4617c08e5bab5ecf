package dev.tallyboard.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.order.Orders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON and problem answers. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
          .build();

  private Answers() {}

  static void json(HttpServerResponse response, int status, Object value) {
    send(response, status, "application/json", value);
  }

  static void problem(HttpServerResponse response, Throwable why) {
    if (response.closed()) {
      return;
    }
    if (response.headWritten()) {
      // Too late to say anything: a broken stream is how the client is told.
      LOG.warn("An answer broke off", why);
      response.reset();
      return;
    }
    Refusal refusal = refusal(why);
    if (refusal.status() == 500) {
      LOG.error("A request failed", why);
    }
    if (refusal.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (refusal.retryAfter() > 0) {
      response.putHeader("Retry-After", Long.toString(refusal.retryAfter()));
    }
    send(
        response,
        refusal.status(),
        "application/problem+json",
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", refusal.title())
            .put("status", refusal.status())
            .put("detail", refusal.detail()));
  }

  /** What may be said of a failure. */
  static String detail(Throwable why) {
    return refusal(why).detail();
  }

  private static Refusal refusal(Throwable why) {
    return switch (why) {
      case Refusal it -> it;
      case EventLog.Unfit it -> Refusal.badRequest(String.valueOf(it.getMessage()));
      // Nobody should send again what may have been stored.
      case EventLog.Unavailable it when it.maybeDone() -> maybeDone(it);
      case EventLog.Unavailable it -> Refusal.unavailable(String.valueOf(it.getMessage()));
      case Orders.Unavailable it when it.maybeDone() -> maybeDone(it);
      case Orders.Unavailable it -> Refusal.unavailable(String.valueOf(it.getMessage()));
      default ->
          new Refusal(500, "Internal error", "The gateway could not do this; its log says why.");
    };
  }

  private static Refusal maybeDone(Throwable why) {
    return new Refusal(
        504, "Gateway timeout", why.getMessage() + " Whether this was done is not known.");
  }

  /** For what the server itself refuses, such as an unknown path. */
  static Refusal refusal(int status) {
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not take this method.";
          case 414 -> "The address is too long.";
          case 431 -> "The request's headers are too large.";
          default -> "The request could not be understood.";
        };
    return new Refusal(status, HttpResponseStatus.valueOf(status).reasonPhrase(), detail);
  }

  /**
   * @throws IOException for anything but one JSON value in an encoding that JSON has
   */
  static JsonNode read(byte[] json) throws IOException {
    return JSON.readTree(json);
  }

  static Map<String, Object> fields(String name, Object value) {
    return Map.of(name, value);
  }

  private static void send(HttpServerResponse response, int status, String type, Object value) {
    try {
      response
          .setStatusCode(status)
          .putHeader("Content-Type", type)
          .putHeader("Cache-Control", "no-store")
          .end(Buffer.buffer(JSON.writeValueAsBytes(value)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
