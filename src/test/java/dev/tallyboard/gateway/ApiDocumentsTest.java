package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.SETTINGS;
import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Orders;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The documents describe what is on the wire, all of it and nothing else. */
@Timeout(60)
class ApiDocumentsTest {
  private static final byte[] SECRET = new byte[Tokens.MIN_SECRET_BYTES];
  private static final String EVENTS = "/api/realtime/events";
  private static final String SNAPSHOT = "/api/realtime/snapshot";
  private static final String ORDERS = "/api/purchase-orders";
  private static final String DETAIL = ORDERS + "/{poId}";
  private static final String RETRY = DETAIL + "/retry";
  private static final String EVENT =
      "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\"}}";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  /** "GET /path 200": what was answered, and is as it is described. */
  private final Set<String> seen = new TreeSet<>();

  private GatewayFixture gateway;
  private ApiSchemas schemas;

  @BeforeEach
  void open() throws Exception {
    gateway = fixture(folder, SETTINGS, Optional.of(new FakeOrders()));
    schemas = ApiSchemas.of(gateway);
  }

  @AfterEach
  void close() {
    gateway.close();
    http.close();
  }

  @Test
  void theDocumentsAreOfThisVersionAndTheirReferencesLeadSomewhere() throws Exception {
    for (String name : List.of("openapi.json", "asyncapi.json")) {
      JsonNode document = ApiSchemas.read(gateway.get("/" + name).body());
      assertThat(document.at("/info/version").textValue()).matches("\\d+\\.\\d+\\.\\d+\\S*");
      document
          .findValuesAsText("$ref")
          .forEach(it -> assertThat(schemas.at(name, it).isMissingNode()).isFalse());
    }
    assertThat(schemas.openApi().at("/openapi").textValue()).startsWith("3.1.");
    assertThat(schemas.asyncApi().at("/asyncapi").textValue()).startsWith("3.0.");
  }

  @Test
  void everyRouteIsDescribedAndNothingElseIs() {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    EventLoop.addRoutes(router, null, null, null);
    Set<String> routes = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      String path = route.getName().replaceAll(":(\\w+)", "{$1}");
      route.methods().forEach(it -> routes.add(it.name() + " " + path));
    }
    vertx.close();

    assertThat(
            described().stream().map(it -> it.substring(0, it.lastIndexOf(' '))).collect(toSet()))
        .isEqualTo(routes);
  }

  @Test
  void everyAnswerIsAsDescribedAndEveryDescribedAnswerIsGiven(@TempDir Path other)
      throws Exception {
    for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
      ask("GET", path, path, null, "", 200);
    }
    ask("GET", "/openapi.json", "/openapi.json", null, "", 200);
    ask("GET", "/asyncapi.json", "/asyncapi.json", null, "", 200);
    gateway.append(started("po_1"));
    whoMay("GET", EVENTS, Scope.READ);
    whoMay("POST", EVENTS, Scope.PUBLISH);
    whoMay("GET", SNAPSHOT, Scope.READ);
    whoMay("POST", ORDERS, Scope.ACT);
    whoMay("GET", DETAIL, Scope.READ);
    whoMay("POST", RETRY, Scope.ACT);
    String all = token(List.of(MERCHANT), Scope.values());
    ask("POST", EVENTS, EVENTS, all, EVENT, 202);
    ask("POST", EVENTS, EVENTS, all, "x".repeat(Limits.DEFAULT.publishBytes() + 1), 413);
    ask("GET", SNAPSHOT, SNAPSHOT, all, "", 200);
    ask("GET", SNAPSHOT, SNAPSHOT, all, "", 304, "If-None-Match", "*");
    ask("POST", ORDERS, ORDERS, all, "a,b", 202);
    ask("POST", ORDERS, ORDERS, all, "x".repeat(Orders.USUAL_DOCUMENT_BYTES + 1), 413);
    ask("GET", DETAIL, ORDERS + "/po_1", all, "", 200);
    ask("GET", DETAIL, ORDERS + "/po_9", all, "", 404);
    ask("POST", RETRY, ORDERS + "/po_1/retry", all, "", 202);
    ask("POST", RETRY, ORDERS + "/po_9/retry", all, "", 404);
    ask("POST", RETRY, ORDERS + "/po_1/retry?stage=ai_parsing", all, "", 409);
    ask("POST", hold("resume"), ORDERS + "/po_1/resume", all, "", 409);
    for (String what : List.of("pause", "resume", "cancel")) {
      whoMay("POST", hold(what), Scope.ACT);
      ask("POST", hold(what), ORDERS + "/po_9/" + what, all, "", 404);
      ask("POST", hold(what), ORDERS + "/po_1/" + what, all, "", 202);
    }
    ask("POST", hold("pause"), ORDERS + "/po_1/pause", all, "", 409);
    ask("POST", hold("cancel"), ORDERS + "/po_1/cancel", all, "", 409);

    GatewaySettings oneStream =
        new GatewaySettings(
            "127.0.0.1", 0, Duration.ofSeconds(1), 1, 9, 9_999, Duration.ofMinutes(1));
    GatewayFixture first = gateway;
    try (GatewayFixture small = fixture(other, oneStream, Optional.empty())) {
      gateway = small;
      HttpResponse<InputStream> stream = stream(all);
      assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      seen.add("GET " + EVENTS + " 200");
      ask("GET", EVENTS, EVENTS, all, "", 503);
      ask("POST", ORDERS, ORDERS, all, "a,b", 503);
      ask("POST", RETRY, ORDERS + "/po_1/retry", all, "", 503);
      for (String what : List.of("pause", "resume", "cancel")) {
        ask("POST", hold(what), ORDERS + "/po_1/" + what, all, "", 503);
      }
      stream.body().close();
    } finally {
      gateway = first;
    }
    try (Gateway down =
        Gateway.start(
            SETTINGS, brokenLog(), Optional.empty(), Access.open(MERCHANT), Clock.systemUTC())) {
      ask(down.port(), "GET", "/health/ready", "/health/ready", null, "", 503);
    }

    assertThat(seen).isEqualTo(described());
  }

  @Test
  void everyMessageOfTheStreamIsAsDescribedAndHasNoOtherField() throws Exception {
    Meta meta = new Meta(1_697_097_615_000L, true, MERCHANT, "PO-7", "Acme", 2);
    Subject subject = new Subject("po_1", "wf_1", Stage.AI_PARSING);
    List<Event> events =
        List.of(
            new StageChanged(
                subject, "waiting", "m", new Upload("a.csv", 1L, List.of(Stage.AI_PARSING)), meta),
            progress("po_1", 40).withMeta(meta),
            new Event.Progress(subject, 40.5, "m", meta),
            new Completed(subject, 5, 95, meta),
            new Failed(subject, "broken", meta),
            started("bare"));
    Set<String> kinds = new TreeSet<>();
    String token = token(List.of(MERCHANT), Scope.READ);
    try (Stream stream =
        gateway.stream("Authorization: Bearer " + token, "Last-Event-ID: another-1")) {
      events.forEach(gateway::append);
      List<Stream.Block> blocks = new ArrayList<>();
      while (blocks.stream().filter(Stream.Block::isEvent).count() < 1 + events.size()) {
        blocks.add(stream.block());
      }
      blocks.removeIf(it -> it.event().isEmpty());
      for (Stream.Block block : blocks) {
        kinds.add(block.event());
        JsonNode message = schemas.asyncApi().at("/components/messages/" + block.event());
        String schema = message.at("/payload/$ref").textValue().substring(1);
        schemas.assertValid("asyncapi.json", schema, block.data());
        JsonNode fields = schemas.asyncApi().at(schema + "/properties");
        ApiSchemas.read(block.data())
            .fieldNames()
            .forEachRemaining(it -> assertThat(fields.has(it)).as("%s of %s", it, block).isTrue());
        assertThat(block.id().isEmpty()).isEqualTo(block.isHeartbeat());
      }
    }
    Set<String> named = new TreeSet<>();
    schemas.asyncApi().at("/channels/events/messages").fieldNames().forEachRemaining(named::add);
    assertThat(kinds).isEqualTo(named);
  }

  @Test
  void whatIsPublishedIsHeldAgainstItsDescriptionToo() {
    String publication = "/components/schemas/Publication";
    for (String event :
        List.of(
            EVENT,
            EVENT.replace("\"stage\",\"data\"", "\"merchant:m_1:stage\",\"data\""),
            "{\"event\":\"progress\",\"data\":{\"poId\":\"p\",\"stage\":\"s\",\"progress\":1}}")) {
      schemas.assertValid("openapi.json", publication, event);
    }
    for (String wrong : List.of(EVENT.replace("poId", "id"), EVENT.replace("\"stage\"", "\"x\""))) {
      assertThatThrownBy(() -> schemas.assertValid("openapi.json", publication, wrong))
          .isInstanceOf(AssertionError.class);
    }
  }

  private static String hold(String what) {
    return DETAIL + "/" + what;
  }

  /** "GET /path 200" for each answer that is described by its status. */
  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    schemas
        .openApi()
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operation
                                .getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(
                                    status ->
                                        described.add(
                                            operation.getKey().toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    described.removeIf(it -> it.endsWith(" default"));
    return described;
  }

  /** No token, one of several merchants, one that lacks what is asked for. */
  private void whoMay(String method, String path, Scope needed) throws Exception {
    String asked = path.replace("{poId}", "po_1");
    Scope[] others = Arrays.stream(Scope.values()).filter(it -> it != needed).toArray(Scope[]::new);
    ask(method, path, asked, null, "", 401);
    ask(method, path, asked, token(List.of(MERCHANT, "other"), needed), "", 400);
    ask(method, path, asked, token(List.of(MERCHANT), others), "", 403);
  }

  private void ask(
      String method,
      String path,
      String asked,
      String token,
      String body,
      int status,
      String... headers)
      throws Exception {
    ask(gateway.port(), method, path, asked, token, body, status, headers);
  }

  private void ask(
      int port,
      String method,
      String path,
      String asked,
      String token,
      String body,
      int status,
      String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + asked))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer =
        http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as("%s %s: %s", method, asked, answer.body()).isEqualTo(status);
    assertDescribed(method, path, answer);
    seen.add(method + " " + path + " " + status);
  }

  private void assertDescribed(String method, String path, HttpResponse<String> answer) {
    String operation = "/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
    String pointer = operation + "/responses/" + answer.statusCode();
    JsonNode response = schemas.resolved("openapi.json", schemas.openApi().at(pointer));
    assertThat(response.isMissingNode()).as(pointer).isFalse();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    assertThat(response.path("content").has(type) || type.isEmpty()).as(pointer + type).isTrue();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            it ->
                assertThat(it.equals("Retry-After") || answer.headers().map().containsKey(it))
                    .as(pointer + it)
                    .isTrue());
    JsonNode reference = response.path("content").path(type).path("schema").path("$ref");
    if (reference.isTextual()) {
      schemas.assertValid("openapi.json", reference.textValue().substring(1), answer.body());
    }
  }

  private HttpResponse<InputStream> stream(String token) throws Exception {
    return http.send(
        gateway.request(EVENTS).header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofInputStream());
  }

  private static GatewayFixture fixture(
      Path folder, GatewaySettings settings, Optional<Orders> orders) {
    Access access = Access.hs256(SECRET, Clock.systemUTC());
    return new GatewayFixture(folder, settings, access, orders, 1_000);
  }

  private static String token(List<String> merchants, Scope... scopes) {
    return Tokens.mint(SECRET, merchants, Set.of(scopes), null);
  }

  private static EventLog brokenLog() {
    return (EventLog)
        Proxy.newProxyInstance(
            LocalEventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (_, method, _) -> {
              throw new IllegalStateException(method.getName());
            });
  }
}
