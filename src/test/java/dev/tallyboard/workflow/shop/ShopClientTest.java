package dev.tallyboard.workflow.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tallyboard.order.LineItem;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopClientTest {
  private static final String TAKEN =
      """
      {"data":{"productSet":{"product":{"id":"gid://shopify/Product/1"},"userErrors":[]}}}\
      """;
  private static final Product MUG =
      Product.of(
          "c1", new LineItem(1, "M-1", "Blue mug", BigDecimal.TEN, new BigDecimal("4.5")), "Nord");

  private record Answer(int status, String body, @Nullable String retryAfter) {}

  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
  private final Deque<HttpExchange> requests = new ConcurrentLinkedDeque<>();
  private final Deque<String> bodies = new ConcurrentLinkedDeque<>();
  private final HttpServer server;
  private final List<Duration> waits = new ArrayList<>();
  private final ShopClient client;

  ShopClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = new ShopClient(address, "secret");
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
  }

  @Test
  void aProductIsSetByItsHandleWithTheTokenInAHeader() throws Exception {
    answers.add(new Answer(200, TAKEN, null));

    client.put(MUG, waits::add);

    HttpExchange request = requests.remove();
    assertThat(request.getRequestURI().getPath()).isEqualTo("/admin/api/2026-07/graphql.json");
    assertThat(request.getRequestHeaders().getFirst("X-Shopify-Access-Token")).isEqualTo("secret");
    JsonNode variables = ProductSet.JSON.readTree(bodies.remove()).path("variables");
    assertThat(variables.at("/identifier/handle").asText()).isEqualTo(MUG.handle());
    assertThat(variables.at("/input/title").asText()).isEqualTo("Blue mug");
    assertThat(variables.at("/input/vendor").asText()).isEqualTo("Nord");
    assertThat(variables.at("/input/variants/0/sku").asText()).isEqualTo("M-1");
    assertThat(variables.at("/input/variants/0/inventoryItem/cost").asText()).isEqualTo("4.5");
    assertThat(variables.path("input").has("status")).isFalse();
    assertThat(waits).isEmpty();
  }

  @Test
  void whatMayGoWellLaterIsTriedAgainWithGrowingWaits() throws Exception {
    answers.add(new Answer(503, "", null));
    answers.add(
        new Answer(
            200,
            """
            {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}\
            """,
            null));
    answers.add(new Answer(429, "", "2.0"));
    answers.add(new Answer(200, TAKEN, null));

    client.put(MUG, waits::add);

    assertThat(waits)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({
    "401, 127.0.0.1 does not accept the access token (HTTP 401)",
    "403, 127.0.0.1 does not accept the access token (HTTP 403)",
    "404, there is no shop at 127.0.0.1 (HTTP 404)",
    "400, 127.0.0.1 answered HTTP 400"
  })
  void whatWillNotGoWellLaterFailsAtOnceWithASentence(int status, String why) {
    answers.add(new Answer(status, "", null));

    assertThatThrownBy(() -> client.put(MUG, waits::add))
        .isInstanceOf(ShopFailure.class)
        .hasMessageStartingWith("Shopify refused \"Blue mug\": " + why)
        .hasMessageNotContaining("secret");
    assertThat(waits).isEmpty();
  }

  @Test
  void aUserErrorIsTheShopsOwnSentence() {
    answers.add(
        new Answer(
            200,
            """
            {"data":{"productSet":{"product":null,"userErrors":[{"message":"Title can't be blank"}]}}}\
            """,
            null));

    assertThatThrownBy(() -> client.put(MUG, waits::add))
        .hasMessage("Shopify refused \"Blue mug\": Title can't be blank.");
  }

  @Test
  void aShopThatCannotBeReachedIsSaidSo() {
    try (ShopClient nobody = new ShopClient(URI.create("http://127.0.0.1:1"), "secret")) {
      assertThatThrownBy(() -> nobody.put(MUG, waits::add))
          .hasMessage(
              "Shopify did not take \"Blue mug\" after 5 tries: 127.0.0.1 cannot be reached. Retry"
                  + " the stage when the shop answers again.");
    }
    assertThat(waits).hasSize(5);
  }

  @Test
  void differentArticlesNeverShareAHandle() {
    assertThat(Stream.of("M-1", "M/1", "M 1", "ü", "ö", "").map(ShopClientTest::handle))
        .allMatch(it -> it.matches("[a-z0-9]+(-[a-z0-9]+)*"))
        .doesNotHaveDuplicates();
    assertThat(handle("M-1")).isEqualTo(handle("m-1")).startsWith("nord-m-1-");
  }

  private static String handle(String sku) {
    return Product.of("c1", new LineItem(1, sku, "Mug", null, null), "Nord").handle();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange);
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Answer answer = answers.remove();
      if (answer.retryAfter() != null) {
        exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
