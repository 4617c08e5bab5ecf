package dev.tallyboard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Fetches a key set (JWKS, RFC 7517); a redirect is not followed. */
final class KeySetSource {
  static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 512 * 1024;

  private final HttpClient http;
  private final URI address;

  /**
   * @param http decides which certificates are trusted
   */
  KeySetSource(URI address, HttpClient http) {
    this.address = address;
    this.http = http;
  }

  /** One that trusts whom this machine's Java trusts. */
  static HttpClient client() {
    return HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /** For the log: the rest of an address may hold a secret. */
  String host() {
    return String.valueOf(address.getHost());
  }

  /** Fails where no key set came within a few seconds. */
  CompletableFuture<List<SetKey>> fetch() {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES))
        // Of the whole answer: a request's own timeout ends with the headers.
        .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(KeySetSource::keys);
  }

  private static List<SetKey> keys(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new CompletionException(new IOException("HTTP status " + answer.statusCode()));
    }
    JsonNode keys;
    try {
      keys = Answers.read(answer.body()).path("keys");
    } catch (IOException e) {
      throw new CompletionException(new IOException("what came is not JSON"));
    }
    if (!keys.isArray()) {
      throw new CompletionException(new IOException("what came is no key set"));
    }
    return StreamSupport.stream(keys.spliterator(), false)
        .map(it -> SetKey.parse(it.toString()))
        .flatMap(Optional::stream)
        .toList();
  }
}
