package dev.tallyboard.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/**
 * How an answer begins.
 *
 * @param headers by name in lower case
 */
public record RawHead(int status, Map<String, List<String>> headers) {
  static RawHead of(Response response) {
    return new RawHead(response.code(), response.headers().toMultimap());
  }

  /** All values of that name, joined as HTTP joins them. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(values -> String.join(", ", values));
  }

  /** Without parameters, in lower case; empty where none was sent. */
  public String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  public boolean isEventStream() {
    return mediaType().equals("text/event-stream");
  }
}
