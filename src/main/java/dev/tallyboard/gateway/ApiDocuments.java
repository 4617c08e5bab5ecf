package dev.tallyboard.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What this gateway answers and tells, for programs to read: OpenAPI and AsyncAPI. No token needed.
 */
final class ApiDocuments {
  void addTo(Router router) {
    serve(router, "openapi.json");
    serve(router, "asyncapi.json");
  }

  private static void serve(Router router, String name) {
    Buffer document = Buffer.buffer(read(name));
    router
        .get("/" + name)
        .handler(
            it -> it.response().putHeader("Content-Type", "application/json").end(document.copy()));
  }

  private static byte[] read(String name) {
    try (InputStream document = ApiDocuments.class.getResourceAsStream(name)) {
      if (document == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
