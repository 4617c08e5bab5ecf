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
   * What the server lets through all the same: not one good Host (RFC 9112, section 3.2), or a
   * query that cannot be decoded.
   */
  static boolean isMalformed(HttpServerRequest request) {
    int hosts = request.headers().getAll("Host").size();
    if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
      return true;
    }
    if (hosts == 1 && request.authority() == null) {
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
