package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import org.jspecify.annotations.Nullable;

/** Says to an operator why the stream is gone, from the short word that the feed has for it. */
public final class StreamReason {
  private static final Texts TEXTS = Texts.of(StreamReason.class);
  private static final String HTTP = "http-";
  private static final String PROXY = "proxy-";

  private StreamReason() {}

  /** A sentence with what to do where there is something; empty for null. */
  public static String sentence(@Nullable String reason) {
    return switch (reason) {
      case null -> "";
      case "heartbeat-timeout" -> TEXTS.of("reason.heartbeat-timeout");
      case "no-response" -> TEXTS.of("reason.no-response");
      case "timeout" -> TEXTS.of("reason.timeout");
      case "connection-refused" -> TEXTS.of("reason.connection-refused");
      case "connection-lost" -> TEXTS.of("reason.connection-lost");
      case "closed-by-server" -> TEXTS.of("reason.closed-by-server");
      case "unknown-host" -> TEXTS.of("reason.unknown-host");
      case "tls" -> TEXTS.of("reason.tls");
      case "tls-wrong-host" -> TEXTS.of("reason.tls-wrong-host");
      case "tls-expired" -> TEXTS.of("reason.tls-expired");
      case "tls-not-yet-valid" -> TEXTS.of("reason.tls-not-yet-valid");
      case "tls-untrusted" -> TEXTS.of("reason.tls-untrusted");
      case "no-tls" -> TEXTS.of("reason.no-tls");
      case "proxy-407" -> TEXTS.of("reason.proxy-sign-in");
      case "not-an-event-stream" -> TEXTS.of("reason.not-an-event-stream");
      case "reader-died" -> TEXTS.of("reason.reader-died");
      case "realtime-off" -> TEXTS.of("reason.realtime-off");
      case "closed" -> TEXTS.of("reason.closed");
      default -> {
        if (reason.startsWith(HTTP)) {
          yield status(PlainText.of(reason.substring(HTTP.length())));
        }
        yield reason.startsWith(PROXY)
            ? TEXTS.of("reason.proxy", PlainText.of(reason.substring(PROXY.length())))
            : TEXTS.of("reason.other", PlainText.of(reason));
      }
    };
  }

  private static String status(String code) {
    return switch (code) {
      case "401", "403" -> TEXTS.of("reason.http-refused", code);
      case "404" -> TEXTS.of("reason.http-missing");
      case "429" -> TEXTS.of("reason.http-too-often");
      case "204", "410" -> TEXTS.of("reason.http-gone", code);
      default ->
          code.startsWith("5")
              ? TEXTS.of("reason.http-trouble", code)
              : TEXTS.of("reason.http-unexpected", code);
    };
  }
}
