package dev.tallyboard.workflow.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A shop to try things with: a small HTTP server on loopback that understands the one mutation that
 * is used, keeps products in memory and can be told to fail. Any thread may call.
 */
public final class SandboxShop implements AutoCloseable {
  /** The token that this shop accepts; it guards nothing. */
  public static final String TOKEN = "sandbox";

  private final Map<String, JsonNode> products = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Predicate<String> refuses = title -> false;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /**
   * Opens the shop on a free port, if it is not open; its products outlive a close.
   *
   * @throws UncheckedIOException when there is no free port
   */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    try {
      HttpServer opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      threads = Executors.newVirtualThreadPerTaskExecutor();
      opened.setExecutor(threads);
      opened.createContext("/", this::serve);
      opened.start();
      server = opened;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox shop cannot be opened", e);
    }
  }

  /**
   * @throws IllegalStateException while it is not open
   */
  public synchronized URI address() {
    if (server == null) {
      throw new IllegalStateException("the sandbox shop is not open");
    }
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next requests get HTTP 503, and may be sent again at once. */
  public void failNext(int times) {
    failures.set(times);
  }

  /** Products whose title is so are refused as Shopify refuses one that is not right. */
  public void refuse(Predicate<String> title) {
    refuses = title;
  }

  /** The products by handle. */
  public Map<String, JsonNode> products() {
    return Map.copyOf(products);
  }

  /** The handles of all products taken, in order of arrival: one sent twice is there twice. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.shutdown();
      threads = null;
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = ProductSet.JSON.readTree(exchange.getRequestBody().readAllBytes());
      if (failures.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
      } else if (!exchange.getRequestURI().getPath().equals(ProductSet.PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token"))) {
        exchange.sendResponseHeaders(401, -1);
      } else {
        byte[] body = answer(request).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private ObjectNode answer(JsonNode request) {
    ObjectNode answer = ProductSet.JSON.createObjectNode();
    JsonNode input = request.path("variables").path("input");
    if (!request.path("query").asText().contains("productSet(")) {
      answer.putArray("errors").addObject().put("message", "only productSet is understood");
      return answer;
    }
    ObjectNode set = answer.putObject("data").putObject("productSet");
    String title = input.path("title").asText();
    Optional<String> error = error(title);
    if (error.isPresent()) {
      set.putNull("product");
      set.putArray("userErrors").addObject().put("message", error.get()).putNull("code");
      return answer;
    }
    String handle = request.path("variables").path("identifier").path("handle").asText();
    products.put(handle, input);
    requests.add(handle);
    set.putObject("product").put("id", "gid://shopify/Product/" + handle).put("handle", handle);
    set.putArray("userErrors");
    return answer;
  }

  private Optional<String> error(String title) {
    if (title.isBlank()) {
      return Optional.of("Title can't be blank");
    }
    return refuses.test(title)
        ? Optional.of("This product is not allowed in the sandbox")
        : Optional.empty();
  }
}
