package dev.tallyboard.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request that is not HTTP as this server takes it. */
final class Invalid {
  private Invalid() {}

  /**
   * What the server lets through all the same: not one Host (RFC 9112, section 3.2), or a query
   * that cannot be decoded.
   */
  static boolean isMalformed(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_1_1 && request.headers().getAll("Host").size() != 1) {
      return true;
    }
    try {
      request.params();
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  static int status(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> 414;
      case TooLongHttpHeaderException _ -> 431;
      case null, default -> 400;
    };
  }
}
