package dev.tallyboard.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import okhttp3.Response;

/** Reads what answers say, or why none came. */
record AnswerReader(GatewayAddress address) {
  private static final long MAX_ANSWER_BYTES = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Why nothing came, for an operator. */
  String sentence(IOException e) {
    String at = address.display();
    return switch (e) {
      case ConnectException _ -> "Nothing answers at " + at + "; is the gateway running?";
      case UnknownHostException _ -> "There is no host " + address.url().host();
      case InterruptedIOException _ -> at + " did not answer in time";
      default -> at + ": " + (e.getMessage() == null ? "the connection broke" : e.getMessage());
    };
  }

  /** The problem's own sentence (RFC 9457), else one made of the status. */
  String problem(Response response) {
    String fallback = address.display() + " answered " + response.code();
    try {
      JsonNode problem = JSON.readTree(body(response, MAX_ANSWER_BYTES));
      JsonNode detail = problem.path(problem.hasNonNull("detail") ? "detail" : "title");
      return detail.isTextual() ? detail.asText() : fallback;
    } catch (IOException e) {
      return fallback;
    }
  }

  static <T> T json(Response response, Class<T> type) throws IOException {
    T value = JSON.readValue(body(response, MAX_ANSWER_BYTES), type);
    if (value == null) {
      throw new IOException("an empty answer");
    }
    return value;
  }

  /** Broken off where it grows beyond the limit. */
  static InputStream body(Response response, long limit) {
    return new BoundedStream(response.body().byteStream(), limit);
  }
}
