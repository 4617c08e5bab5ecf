package dev.tallyboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads a request's body into memory, up to a limit; what comes beyond it is thrown away. */
final class Body {
  /** Of the frame around a file, in multipart. */
  private static final int MULTIPART_OVERHEAD = 16 * 1024;

  /**
   * A file as it was sent.
   *
   * @param name null where the body does not say
   */
  record File(@Nullable String name, @Nullable String contentType, byte[] content) {}

  private final Promise<File> promise = Promise.promise();
  private final int limit;
  private Buffer content = Buffer.buffer();
  private int files;
  private @Nullable String name;
  private @Nullable String contentType;

  private Body(int limit) {
    this.limit = limit;
  }

  /** The body as it is. */
  static Future<File> raw(HttpServerRequest request, int limit) {
    Body body = new Body(limit);
    body.contentType = request.getHeader("Content-Type");
    if (body.declares(request, limit)) {
      request.handler(body::add);
      body.completeWith(request);
    }
    return body.promise.future();
  }

  /** The one file of a multipart form. */
  static Future<File> multipart(HttpServerRequest request, int limit) {
    Body body = new Body(limit);
    if (body.declares(request, limit + MULTIPART_OVERHEAD)) {
      request.setExpectMultipart(true);
      request.uploadHandler(
          upload -> {
            if (++body.files > 1) {
              body.promise.tryFail(
                  Refusal.badRequest("One request uploads one file; send the others each alone."));
            }
            body.name = upload.filename();
            body.contentType = upload.contentType();
            upload.handler(body::add);
          });
      body.completeWith(request);
    }
    return body.promise.future();
  }

  private boolean declares(HttpServerRequest request, int most) {
    String declared = request.getHeader("Content-Length");
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      // As it is, it would be taken for a document that nobody can read.
      promise.tryFail(
          new Refusal(
              415,
              "Unsupported media type",
              "A body is sent as it is, without a Content-Encoding such as gzip."));
      return false;
    }
    try {
      if (declared == null || Long.parseLong(declared) <= most) {
        return true;
      }
      refuse();
    } catch (NumberFormatException e) {
      promise.tryFail(Refusal.badRequest("Content-Length is no number."));
    }
    return false;
  }

  private void add(Buffer piece) {
    if (promise.future().isComplete()) {
      return;
    }
    if (content.length() + piece.length() > limit) {
      refuse();
      content = Buffer.buffer();
      return;
    }
    content.appendBuffer(piece);
  }

  private void completeWith(HttpServerRequest request) {
    request.exceptionHandler(
        _ -> promise.tryFail(Refusal.badRequest("The request's body could not be read.")));
    request.endHandler(_ -> promise.tryComplete(new File(name, contentType, content.getBytes())));
  }

  private void refuse() {
    promise.tryFail(Refusal.tooLarge("At most %,d bytes are taken at once.".formatted(limit)));
  }
}
