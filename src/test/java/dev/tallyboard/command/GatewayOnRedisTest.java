package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.TallyboardProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayOnRedisTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path home;

  @Test
  void aGatewayOnRedisServesEventsAndRefusesUploads() throws Exception {
    Path folder = Files.createDirectory(home.resolve("redis"));
    try (RedisProcess redis = RedisProcess.start(folder, "--requirepass", "s3cret");
        TallyboardProcess gateway =
            TallyboardProcess.start(
                home,
                Map.of("TALLYBOARD_REDIS", "redis://:s3cret@127.0.0.1:" + redis.port()),
                "gateway",
                "--port",
                "0",
                "--no-auth",
                "--retain-age",
                "7d")) {
      String url = gateway.awaitLine("listening on ").substring("listening on ".length());

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> get(url + "/health/ready").statusCode() == 200);
      assertThat(post(url + "/api/realtime/events", EVENT).statusCode()).isEqualTo(202);
      assertThat(get(url + "/api/realtime/snapshot").body()).contains("\"poId\":\"po_1\"");
      HttpResponse<String> upload = post(url + "/api/purchase-orders", "sku,quantity");
      assertThat(upload.statusCode()).isEqualTo(503);
      assertThat(upload.body()).contains("runs no workflow");
      gateway.terminate();
      assertThat(gateway.awaitExit()).isZero();
    }
    assertNothingTellsThePassword();
  }

  @Test
  void withoutRedisItStartsAllTheSameAndAWrongPasswordIsSaidNotShown() throws Exception {
    Path folder = Files.createDirectory(home.resolve("redis"));
    try (RedisProcess redis = RedisProcess.stopped(folder, "--requirepass", "another");
        TallyboardProcess gateway =
            TallyboardProcess.start(
                home,
                Map.of("TALLYBOARD_REDIS", "redis://:s3cret@127.0.0.1:" + redis.port()),
                "gateway",
                "--port",
                "0",
                "--no-auth")) {
      String url = gateway.awaitLine("listening on ").substring("listening on ".length());
      await()
          .untilAsserted(
              () -> assertThat(get(url + "/health/ready").body()).contains("cannot be reached"));
      redis.start();

      await()
          .untilAsserted(
              () ->
                  assertThat(get(url + "/health/ready").body())
                      .contains("refused the user or the password")
                      .doesNotContain("s3cret"));
      gateway.terminate();
      assertThat(gateway.awaitExit()).isZero();
    }
    assertNothingTellsThePassword();
  }

  @Test
  void aBadAddressIsOneLineWithoutThePassword() throws Exception {
    for (String bad : List.of("localhost", "redis://user:s3cret@host:port")) {
      try (TallyboardProcess gateway =
          TallyboardProcess.start(
              home, Map.of("TALLYBOARD_REDIS", bad), "gateway", "--port", "0")) {
        assertThat(gateway.awaitExit()).isEqualTo(1);
        assertThat(gateway.err()).hasSize(1);
        assertThat(gateway.err().getFirst()).contains("redis://").doesNotContain("s3cret");
      }
    }
    assertNothingTellsThePassword();
  }

  private static final String EVENT =
      "{\"event\":\"stage\",\"data\":{\"poId\":\"po_1\",\"stage\":\"ai_parsing\","
          + "\"status\":\"started\"}}";

  /** Logs, above all. */
  private void assertNothingTellsThePassword() throws Exception {
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("s3cret");
      }
    }
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
