package dev.tallyboard.workflow.shop;

import dev.tallyboard.workflow.shop.ProductSet.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends products to a shop. Any thread may use it; every call blocks. */
public final class ShopClient implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);

  /** How the client waits between tries; the one who waits may throw to give up. */
  @FunctionalInterface
  public interface Wait {
    void pause(Duration duration);
  }

  private record Try(Answer answer, @Nullable Duration askedFor) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI endpoint;
  private final String host;
  private final String token;

  /**
   * @param address of the shop, such as {@code https://example.myshopify.com}
   * @param token of the Admin API; never logged
   */
  public ShopClient(URI address, String token) {
    this.endpoint = address.resolve(ProductSet.PATH);
    this.host = endpoint.getHost() == null ? address.toString() : endpoint.getHost();
    this.token = token;
  }

  /**
   * Creates the product, or changes the one that its handle names: sent twice, it is there once.
   *
   * @param wait between tries, while the shop is down or asks for patience
   * @throws ShopFailure when the shop refuses, or has not answered after {@value #TRIES} tries
   */
  public void put(Product product, Wait wait) throws ShopFailure {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(ANSWER_PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-Shopify-Access-Token", token)
            .POST(BodyPublishers.ofString(ProductSet.request(product)))
            .build();
    Duration pause = FIRST_WAIT;
    for (int number = 1; ; number++) {
      Try outcome = send(request);
      switch (outcome.answer()) {
        case Answer.Taken _ -> {
          return;
        }
        case Answer.Refused refused ->
            throw new ShopFailure(
                "Shopify refused \"%s\": %s".formatted(product.title(), sentence(refused.why())));
        case Answer.Later later -> {
          if (number == TRIES) {
            // Who is about to close has broken the connection himself: that is no failure.
            wait.pause(Duration.ZERO);
            throw new ShopFailure(
                "Shopify did not take \"%s\" after %d tries: %s Retry the stage when the shop answers again."
                    .formatted(product.title(), TRIES, sentence(later.why())));
          }
        }
      }
      wait.pause(outcome.askedFor() == null ? pause : outcome.askedFor());
      pause = pause.multipliedBy(2);
    }
  }

  /** Breaks off what is under way: whoever waits for an answer gets a failure at once. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private Try send(HttpRequest request) throws ShopFailure {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Try(answer(response), retryAfter(response));
    } catch (ConnectException e) {
      return new Try(new Answer.Later(host + " cannot be reached"), null);
    } catch (HttpTimeoutException e) {
      return new Try(new Answer.Later(host + " did not answer in time"), null);
    } catch (IOException e) {
      return new Try(new Answer.Later("the connection to " + host + " broke"), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShopFailure("Sending to the shop was broken off. Retry the stage.");
    }
  }

  private Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    return switch (status) {
      case 200 -> ProductSet.answer(response.body());
      case 401, 403 ->
          new Answer.Refused(
              "%s does not accept the access token (HTTP %d), check it".formatted(host, status));
      case 404 -> new Answer.Refused("there is no shop at %s (HTTP 404)".formatted(host));
      default ->
          status == 429 || status >= 500
              ? new Answer.Later("%s answered HTTP %d".formatted(host, status))
              : new Answer.Refused("%s answered HTTP %d".formatted(host, status));
    };
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(it -> Duration.ofMillis(Math.max(0, Math.round(Double.parseDouble(it) * 1000))))
          .map(it -> it.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : it)
          .orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String sentence(String clause) {
    return clause.isEmpty() || clause.endsWith(".") ? clause : clause + ".";
  }
}
