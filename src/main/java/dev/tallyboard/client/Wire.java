package dev.tallyboard.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Shows answers as they come over the wire: no redirect is followed, nothing is unpacked, nothing
 * is tried again. Any thread may ask; every failure is an {@link IOException} whose message is a
 * sentence for the operator.
 */
public final class Wire {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String MADE_UP_TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.bm90LWEtdG9rZW4";

  private final GatewayAddress address;
  private final Function<HttpUrl, Request.Builder> signed;
  private final Function<IOException, String> sentence;
  private final OkHttpClient http;

  Wire(
      GatewayAddress address,
      OkHttpClient http,
      Function<HttpUrl, Request.Builder> signed,
      Function<IOException, String> sentence) {
    this.address = address;
    this.signed = signed;
    this.sentence = sentence;
    this.http =
        http.newBuilder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ZERO)
            .build();
  }

  /**
   * Asks and reads the answer to its end.
   *
   * @param within the whole of it
   * @throws IOException also where the body is larger than {@code maxBytes}
   */
  public RawAnswer fetch(RawRequest request, Duration within, long maxBytes) throws IOException {
    Call call = http.newBuilder().callTimeout(within).build().newCall(request(request));
    try (Response response = call.execute()) {
      RawHead head = RawHead.of(response);
      if (head.isEventStream()) {
        call.cancel();
        return new RawAnswer(head, new byte[0]);
      }
      byte[] body = new BoundedStream(response.body().byteStream(), maxBytes).readAllBytes();
      return new RawAnswer(head, body);
    } catch (SocketTimeoutException e) {
      throw new IOException(sentence.apply(e), e);
    } catch (InterruptedIOException e) {
      throw unanswered(within, e);
    } catch (IOException e) {
      throw new IOException(sentence.apply(e), e);
    }
  }

  /**
   * Asks and returns when the answer begins.
   *
   * @param within until then
   */
  public RawStream open(RawRequest request, Duration within)
      throws IOException, InterruptedException {
    Call call = http.newBuilder().callTimeout(Duration.ZERO).build().newCall(request(request));
    CompletableFuture<Response> answer = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            answer.completeExceptionally(e);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            if (!answer.complete(response)) {
              response.close();
            }
          }
        });
    try {
      return new RawStream(call::cancel, answer.get(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(false);
      call.cancel();
      throw unanswered(within, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? new IOException(sentence.apply(cause), cause)
          : new IOException("The request broke off", e);
    }
  }

  private IOException unanswered(Duration within, Exception e) {
    return new IOException(
        "%s did not answer within %.1f s".formatted(address.display(), within.toMillis() / 1e3), e);
  }

  private Request request(RawRequest request) {
    HttpUrl.Builder url = address.resolve(request.path()).newBuilder();
    request.query().forEach(url::setQueryParameter);
    Request.Builder builder = signed.apply(url.build());
    switch (request.bearer()) {
      case OWN -> {}
      case NONE -> builder.removeHeader("Authorization");
      case MADE_UP -> builder.header("Authorization", "Bearer " + MADE_UP_TOKEN);
    }
    builder.header("Accept-Encoding", "identity");
    request.headers().forEach(builder::header);
    if (request.body() != null) {
      builder.post(RequestBody.create(request.body(), JSON));
    }
    return builder.build();
  }
}
