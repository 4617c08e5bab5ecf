package dev.tallyboard.command.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the JSON report of a check says, by requirement. */
record Checked(Map<String, String> results, Map<String, String> seen) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Checks that server with a good token. */
  static Checked of(RawServer server, Terms terms) throws Exception {
    StringWriter text = new StringWriter();
    try (GatewayClient client =
        new GatewayClient(
            GatewayAddress.of(server.url(), null), () -> Optional.of(FakeEndpoint.TOKEN))) {
      Inspection.run(client, terms, Checked::wait, new JsonReport(new PrintWriter(text)));
    }
    return read(text.toString().lines().toList());
  }

  static Checked read(List<String> lines) throws JsonProcessingException {
    Map<String, String> results = new TreeMap<>();
    Map<String, String> seen = new TreeMap<>();
    for (String line : lines) {
      JsonNode json = JSON.readTree(line);
      if (json.path("kind").asText().equals("requirement")) {
        results.put(json.path("name").asText(), json.path("result").asText());
        seen.put(json.path("name").asText(), json.path("seen").asText());
      }
    }
    return new Checked(results, seen);
  }

  List<String> withResult(String result) {
    List<String> names = new ArrayList<>();
    results.forEach(
        (name, it) -> {
          if (it.equals(result)) {
            names.add(name);
          }
        });
    return names;
  }

  private static boolean wait(Duration time) throws InterruptedException {
    return !new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
