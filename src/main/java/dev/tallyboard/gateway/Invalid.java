package dev.tallyboard.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request that is not HTTP as this server takes it. */
final class Invalid {
  private Invalid() {}

  static int status(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> 414;
      case TooLongHttpHeaderException _ -> 431;
      case null, default -> 400;
    };
  }
}
