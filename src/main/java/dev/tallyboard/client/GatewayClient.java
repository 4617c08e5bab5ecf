package dev.tallyboard.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.OrderDetail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Speaks to one gateway. Any thread may call; every call blocks, 20 s at most. */
public final class GatewayClient implements AutoCloseable {
  /** A board larger than this is refused while it is read. */
  public static final long MAX_SNAPSHOT_BYTES = 32L << 20;

  /** Details larger than this, too: a document of 20 MB may hold very many lines. */
  private static final long MAX_DETAIL_BYTES = 64L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final MediaType BINARY = MediaType.get("application/octet-stream");

  private final GatewayAddress address;
  private final Supplier<Optional<String>> token;
  private final Proxies proxies;
  private final AnswerReader answers;
  private final OkHttpClient http;
  private final Publishing publishing;

  /**
   * @param token asked for each request, so that a renewed one is used at once; never logged
   */
  public GatewayClient(GatewayAddress address, Supplier<Optional<String>> token) {
    this(address, token, Proxies.ofThisMachine());
  }

  GatewayClient(GatewayAddress address, Supplier<Optional<String>> token, Proxies proxies) {
    this.address = address;
    this.token = token;
    this.proxies = proxies;
    this.answers = new AnswerReader(address, proxies);
    this.http =
        new OkHttpClient.Builder()
            // https never falls to http; credentials are dropped when the origin changes.
            .followSslRedirects(false)
            .addNetworkInterceptor(GatewayClient::withoutSilentRetry)
            .proxySelector(proxies)
            .proxyAuthenticator(this::toldToProxy)
            .connectTimeout(10, TimeUnit.SECONDS)
            .readTimeout(10, TimeUnit.SECONDS)
            .writeTimeout(10, TimeUnit.SECONDS)
            .callTimeout(PATIENCE)
            .build();
    this.publishing = new Publishing(http, answers);
  }

  public GatewayAddress address() {
    return address;
  }

  /** The transport, for the stream: same pool, same rules. */
  public OkHttpClient http() {
    return http;
  }

  /**
   * The request that opens the stream.
   *
   * @param lastEventId resume behind it; null to begin now
   */
  public Request streamRequest(@Nullable String lastEventId) {
    Request.Builder request =
        to(address.resolve("api/realtime/events"))
            .header("Accept", "text/event-stream")
            .header("Cache-Control", "no-cache");
    if (lastEventId == null || lastEventId.isEmpty()) {
      return request.build();
    }
    Request bare = request.build();
    return bare.newBuilder()
        .headers(
            // An id may hold any character but a line's end; it goes back as it came.
            bare.headers().newBuilder().addUnsafeNonAscii("Last-Event-ID", lastEventId).build())
        .build();
  }

  /**
   * The whole board.
   *
   * @param etag of the board that is already known
   */
  public Answer<Versioned> snapshot(@Nullable String etag) {
    Request.Builder request = to(address.resolve("api/realtime/snapshot"));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return send(
        request.build(), http, response -> new Versioned(board(response), response.header("ETag")));
  }

  private static Snapshot board(Response response) throws IOException {
    Snapshot board = SnapshotCodec.read(AnswerReader.body(response, MAX_SNAPSHOT_BYTES));
    if (board.merchantId().isEmpty()) {
      throw new IOException("the answer is no board"); // else any JSON would empty ours
    }
    return board;
  }

  /**
   * Uploads a document.
   *
   * @param idempotencyKey the same for each try of the same upload
   */
  public Answer<Accepted> upload(String name, byte[] content, String idempotencyKey) {
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("file", name, RequestBody.create(content, BINARY))
            .build();
    Request request =
        to(address.resolve("api/purchase-orders"))
            .header("Idempotency-Key", idempotencyKey)
            .post(form)
            .build();
    OkHttpClient patient = http.newBuilder().callTimeout(Duration.ofMinutes(2)).build();
    return send(request, patient, response -> AnswerReader.json(response, Accepted.class));
  }

  /** What the workflow read from an order's document; missing where it did not process it. */
  public Answer<OrderDetail> detail(String poId) {
    Request request = to(address.forMerchant(purchaseOrder(poId))).build();
    return send(
        request,
        http,
        response -> AnswerReader.json(response, OrderDetail.class, MAX_DETAIL_BYTES));
  }

  /**
   * Runs a failed stage again.
   *
   * @param stage which one; the failed one when null
   */
  public Answer<RetryStarted> retry(String poId, @Nullable Stage stage) {
    HttpUrl.Builder url = purchaseOrder(poId).addPathSegment("retry");
    if (stage != null) {
      url.addQueryParameter("stage", stage.name());
    }
    Request request =
        to(address.forMerchant(url)).post(RequestBody.create(new byte[0], null)).build();
    return send(request, http, response -> AnswerReader.json(response, RetryStarted.class));
  }

  /** Holds an order before its next stage; a stage that runs ends first. */
  public Answer<OrderHeld> pause(String poId) {
    return hold(poId, "pause");
  }

  /** Lets a paused order go on. */
  public Answer<OrderHeld> resume(String poId) {
    return hold(poId, "resume");
  }

  /** Ends an order that is not done, for good. */
  public Answer<OrderHeld> cancel(String poId) {
    return hold(poId, "cancel");
  }

  private Answer<OrderHeld> hold(String poId, String what) {
    Request request =
        to(address.forMerchant(purchaseOrder(poId).addPathSegment(what)))
            .post(RequestBody.create(new byte[0], null))
            .build();
    return send(request, http, response -> AnswerReader.json(response, OrderHeld.class));
  }

  private HttpUrl.Builder purchaseOrder(String poId) {
    return address.url().newBuilder().addPathSegments("api/purchase-orders").addPathSegment(poId);
  }

  /** Publishes events, all or none; sends them once. */
  public Published publish(List<Event> events) {
    return publish(events, PATIENCE);
  }

  /**
   * The same, for who has less time.
   *
   * @param within until the answer has come
   */
  public Published publish(List<Event> events, Duration within) {
    return publishing.send(to(address.resolve("api/realtime/events")), events, within);
  }

  /** The same gateway with the same token, answer by answer as they come over the wire. */
  public Wire wire() {
    return new Wire(address, http, this::to, answers::sentence);
  }

  /** Cancels what is under way and lets go of every connection. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private Request.Builder to(HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    // One that cannot stand in a header is none: the gateway asks for another.
    token
        .get()
        .filter(it -> it.chars().allMatch(c -> c > ' ' && c < 0x7f))
        .ifPresent(it -> request.header("Authorization", "Bearer " + it));
    return request;
  }

  /**
   * okhttp would ask once more by itself, at once, or stumble over a long number: how often and
   * when is for the caller to say.
   */
  private static Response withoutSilentRetry(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() != 408 && response.header("Retry-After") == null) {
      return response;
    }
    Duration asked = RetryAfter.of(response);
    long seconds = asked == null ? 1 : Math.max(1, asked.plusMillis(999).toSeconds());
    return response.newBuilder().header("Retry-After", String.valueOf(seconds)).build();
  }

  /** The request with what its proxy wants to be told; null where there is no more to tell. */
  private @Nullable Request toldToProxy(@Nullable Route route, Response response) {
    Request asked = response.request();
    if (route == null || asked.header("Proxy-Authorization") != null) {
      return null;
    }
    return proxies
        .authorization(route.proxy())
        .map(it -> asked.newBuilder().header("Proxy-Authorization", it).build())
        .orElse(null);
  }

  private interface Reading<T> {
    T read(Response response) throws IOException;
  }

  private <T> Answer<T> send(Request request, OkHttpClient client, Reading<T> reading) {
    try (Response response = client.newCall(request).execute()) {
      int status = response.code();
      return switch (status) {
        case 200, 201, 202 -> new Answer.Ok<>(reading.read(response));
        case 304 -> new Answer.NotModified<>();
        case 401, 403 -> new Answer.SignIn<>(status, answers.problem(response));
        case 404 -> new Answer.Missing<>(answers.problem(response));
        case 407 -> new Answer.Failed<>(answers.proxyRefused(), null);
        case 408, 429 -> new Answer.Failed<>(answers.problem(response), RetryAfter.of(response));
        default ->
            status >= 400 && status < 500
                ? new Answer.Refused<>(status, answers.problem(response))
                : new Answer.Failed<>(answers.problem(response), RetryAfter.of(response));
      };
    } catch (JsonProcessingException e) {
      return new Answer.Failed<>(
          "The answer of " + address.display() + " cannot be read; is it a Tallyboard gateway?",
          null);
    } catch (IOException e) {
      return new Answer.Failed<>(answers.sentence(e), null);
    } catch (Exception e) {
      // okhttp is Kotlin, which declares no exceptions: an InterruptedException comes through.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return new Answer.Failed<>("The request to " + address.display() + " broke off", null);
    }
  }
}
