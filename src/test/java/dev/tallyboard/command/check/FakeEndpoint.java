package dev.tallyboard.command.check;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An endpoint that keeps the whole contract, or all but what a test takes from it. */
final class FakeEndpoint implements AutoCloseable {
  static final String TOKEN = "good";

  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"detail\":\"No.\"}";

  String streamStatus = "200 OK";
  String streamHeaders =
      "Content-Type: text/event-stream; charset=utf-8\r\n"
          + "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n";
  String opening = "retry: 3000\n\n";
  long firstHeartbeatMs = 0;
  long heartbeatMs = 200;
  long closesAfterMs = Long.MAX_VALUE;
  String heartbeat = "event: heartbeat\ndata: {\"timestamp\":1697097615000}\n\n";
  String lineEnd = "\n";
  boolean whole = true;
  boolean guarded = true;
  boolean takesAnyToken;
  boolean takesTokenOfUrl;
  boolean takesAnyMerchant;
  String problemType = "application/problem+json";
  String snapshotStatus = "200 OK";
  String board =
      "{\"merchantId\":\"m_1\",\"lastEventId\":\"log-3\",\"at\":1697097615000,\"orders\":[],"
          + "\"pipeline\":[],\"activity\":[]}";
  String snapshotHeaders = "Content-Type: application/json\r\nETag: \"log-3\"\r\n";
  boolean answers304 = true;
  Map<String, String> health =
      Map.of("/health/live", "200 OK", "/health/ready", "200 OK", "/metrics", "200 OK");
  String metricsType = "text/plain; version=0.0.4";
  boolean resumesByHeader = true;
  boolean resumesByQuery = true;
  boolean resets = true;
  String statusForOddIds = "200 OK";
  int losesInReplay = -1;
  int doublesInReplay = -1;
  String publishStatus = "202 Accepted";
  boolean doublesPublished;
  boolean takesInjection;
  long publishedAfterMs = 0;

  /** Blocks of the log, {@code log-1} first; the first two are older than any stream. */
  final List<String> log =
      new CopyOnWriteArrayList<>(
          List.of(
              event("log-1", "stage", "\"status\":\"started\",\"message\":\"a\""),
              event("log-2", "progress", "\"progress\":20,\"message\":\"b\""),
              event("log-3", "completion", "\"lineItems\":5,\"confidence\":95"),
              event("log-4", "error", "\"error\":\"Database connection timeout\""),
              event("log-5", "progress", "\"progress\":40.5,\"message\":\"c\"")));

  int older = 2;

  private final List<Exchange> streams = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private int published = 5;

  static String event(String id, String kind, String fields) {
    return "id: %s\nevent: %s\ndata: {\"poId\":\"po_1\",\"workflowId\":\"wf_1\",\"stage\":\"ai_parsing\",%s}\n\n"
        .formatted(id, kind, fields);
  }

  /** Only the first half: the stream, and nothing else. */
  FakeEndpoint bare() {
    whole = false;
    guarded = false;
    resets = false;
    streamHeaders = "Content-Type: text/event-stream\r\nCache-Control: no-cache\r\n";
    opening = "";
    log.replaceAll(block -> block.replaceFirst("id: .*\n", ""));
    return this;
  }

  void serve(Exchange it) throws Exception {
    String path = it.request().path();
    if (path.startsWith("/api/realtime/events")) {
      if (it.request().method().equals("POST")) {
        publish(it);
      } else if (isAllowed(it)) {
        stream(it);
      }
    } else if (!whole) {
      it.answer("404 Not Found", "", "");
    } else if (path.startsWith("/api/realtime/snapshot")) {
      snapshot(it);
    } else {
      String name = path.replaceFirst("\\?.*", "");
      it.answer(
          health.getOrDefault(name, "404 Not Found"),
          "Content-Type: " + (name.equals("/metrics") ? metricsType : "application/json") + "\r\n",
          name.equals("/metrics") ? "connections 1\n" : "{}");
    }
  }

  private boolean isAllowed(Exchange it) throws IOException {
    String path = it.request().path();
    String bearer = it.request().headers().getOrDefault("authorization", "");
    boolean in =
        !guarded
            || bearer.equals("Bearer " + TOKEN)
            || (takesAnyToken && !bearer.isEmpty())
            || (takesTokenOfUrl && path.contains("token="));
    if (!in) {
      refuse(it, 401);
    } else if (guarded && !takesAnyMerchant && path.contains("merchantId=")) {
      refuse(it, 403);
      return false;
    }
    return in;
  }

  private void refuse(Exchange it, int status) throws IOException {
    it.answer(status + " No", "Content-Type: " + problemType + "\r\n", PROBLEM.formatted(status));
  }

  private void snapshot(Exchange it) throws IOException {
    boolean known = it.request().headers().containsKey("if-none-match");
    if (known && answers304) {
      it.answer("304 Not Modified", snapshotHeaders, "");
    } else {
      it.answer(snapshotStatus, snapshotHeaders, board);
    }
  }

  private void stream(Exchange it) throws Exception {
    String id = lastEventId(it.request());
    boolean odd = id != null && !id.matches("log-\\d+");
    it.send(
        "HTTP/1.1 %s\r\n%sConnection: close\r\n\r\n"
            .formatted(odd ? statusForOddIds : streamStatus, streamHeaders));
    it.send(opening.getBytes(StandardCharsets.ISO_8859_1));
    if (firstHeartbeatMs == 0) {
      send(it, heartbeat);
    }
    if (odd && resets) {
      send(it, "id: log-" + log.size() + "\nevent: reset\ndata: {}\n\n");
    } else if (id == null || odd) {
      for (String block : log.subList(Math.min(older, log.size()), log.size())) {
        send(it, block);
      }
    } else {
      replay(it, Integer.parseInt(id.substring("log-".length())));
    }
    streams.add(it);
    beat(it);
  }

  private @Nullable String lastEventId(RawServer.Request request) {
    String header = request.headers().get("last-event-id");
    if (header != null) {
      return resumesByHeader || !header.startsWith("log-") ? header : null;
    }
    Matcher query = Pattern.compile("lastEventId=([^&]*)").matcher(request.path());
    return resumesByQuery && query.find()
        ? URLDecoder.decode(query.group(1), StandardCharsets.UTF_8)
        : null;
  }

  private void replay(Exchange it, int from) throws IOException {
    for (int n = from; n < log.size(); n++) {
      if (n + 1 != losesInReplay) {
        send(it, log.get(n));
      }
      if (n + 1 == doublesInReplay) {
        send(it, log.get(n));
      }
    }
  }

  private void beat(Exchange it) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long wait = firstHeartbeatMs == 0 ? heartbeatMs : firstHeartbeatMs;
    for (long at = 0; at < closesAfterMs; at += wait, wait = heartbeatMs) {
      never.await(Math.min(wait, closesAfterMs - at), TimeUnit.MILLISECONDS);
      send(it, heartbeat);
    }
  }

  private void publish(Exchange it) throws Exception {
    String body = it.request().body();
    boolean injects = body.contains("reset");
    if (!whole || (injects && !takesInjection)) {
      it.answer(whole ? "400 Bad Request" : "404 Not Found", "", "");
      return;
    }
    if (!publishStatus.startsWith("202")) {
      it.answer(publishStatus, "", "");
      return;
    }
    Matcher event =
        Pattern.compile("\\{\"event\":\"(\\w+).*?\",\"data\":(\\{.*\\})\\}").matcher(body);
    event.find();
    String id = "log-" + ++published;
    String block = "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, event.group(1), event.group(2));
    List<String> blocks = new ArrayList<>(List.of(block));
    if (doublesPublished) {
      blocks.add(block);
    }
    log.add(block);
    if (publishedAfterMs == 0) {
      deliver(blocks);
    } else {
      var _ = later.schedule(() -> deliver(blocks), publishedAfterMs, TimeUnit.MILLISECONDS);
    }
    it.answer("202 Accepted", "Content-Type: application/json\r\n", "{\"ids\":[\"" + id + "\"]}");
  }

  private void deliver(List<String> blocks) {
    try {
      for (Exchange stream : streams) {
        for (String block : blocks) {
          send(stream, block);
        }
      }
    } catch (IOException e) {
      // that reader has gone
    }
  }

  private void send(Exchange it, String text) throws IOException {
    synchronized (it.socket()) {
      it.send(text.replace("\n", lineEnd));
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
