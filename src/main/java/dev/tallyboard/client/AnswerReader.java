package dev.tallyboard.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import okhttp3.Response;

/** Reads what answers say, or why none came. */
record AnswerReader(GatewayAddress address, Proxies proxies) {
  private static final long MAX_ANSWER_BYTES = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(LocalDate.class, new IsoDate()))
          .build();

  /** Why nothing came, for an operator. */
  String sentence(IOException e) {
    String what = e.getMessage() == null ? "the connection broke" : e.getMessage();
    return e instanceof InterruptedIOException
        ? sentence("timeout", what)
        : sentence(ConnectFault.reason(e), what);
  }

  /** A proxy asks for credentials. */
  String proxyRefused() {
    return sentence("proxy-407", "");
  }

  private String sentence(String reason, String what) {
    String at = address.display() + via();
    return switch (reason) {
      case "connection-refused" -> "Nothing answers at " + at + "; is the gateway running?";
      case "unknown-host" -> "There is no host " + address.url().host() + via();
      case "timeout" -> at + " did not answer in time";
      case "tls-wrong-host" -> "The certificate of " + at + " is for another name";
      case "tls-expired" -> "The certificate of " + at + " has expired";
      case "tls-not-yet-valid" -> "The certificate of " + at + " is not valid yet";
      case "tls-untrusted" -> "The certificate of " + at + " is by nobody whom this machine trusts";
      case "no-tls" -> at + " does not speak https; is its address http://?";
      case "tls" -> "The secure connection to " + at + " failed";
      case "proxy-407" ->
          "The proxy of " + at + " wants a user and a password: http://user:password@host:port";
      default ->
          reason.startsWith("proxy-") ? "The proxy does not lead on to " + at : at + ": " + what;
    };
  }

  /** Names the proxy on the way; empty where there is none. */
  private String via() {
    return proxies.select(address.url().uri()).stream()
        .filter(it -> it.address() instanceof InetSocketAddress)
        .map(it -> (InetSocketAddress) it.address())
        .map(it -> " through " + it.getHostString() + ":" + it.getPort())
        .findFirst()
        .orElse("");
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
    return json(response, type, MAX_ANSWER_BYTES);
  }

  static <T> T json(Response response, Class<T> type, long limit) throws IOException {
    T value = JSON.readValue(body(response, limit), type);
    if (value == null) {
      throw new IOException("an empty answer");
    }
    return value;
  }

  /** A date such as 2026-03-01. */
  private static final class IsoDate extends JsonDeserializer<LocalDate> {
    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      try {
        return LocalDate.parse(json.getText());
      } catch (DateTimeParseException e) {
        throw JsonMappingException.from(json, "no date", e);
      }
    }
  }

  /** Broken off where it grows beyond the limit. */
  static InputStream body(Response response, long limit) {
    return new BoundedStream(response.body().byteStream(), limit);
  }
}
