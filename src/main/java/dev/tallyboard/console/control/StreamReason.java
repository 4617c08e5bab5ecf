package dev.tallyboard.console.control;

import org.jspecify.annotations.Nullable;

/** Says to an operator why the stream is gone, from the short word that the feed has for it. */
public final class StreamReason {
  private static final String HTTP = "http-";
  private static final String PROXY = "proxy-";

  private StreamReason() {}

  /** A sentence with what to do where there is something; empty for null. */
  public static String sentence(@Nullable String reason) {
    return switch (reason) {
      case null -> "";
      case "heartbeat-timeout" -> "Nothing was heard for too long, not even a heartbeat.";
      case "no-response" -> "The gateway took the connection, but did not answer in time.";
      case "timeout" -> "No connection came about in time: check the network.";
      case "connection-refused" ->
          "Nothing listens at this address: the gateway may be stopped or starting.";
      case "connection-lost" -> "The connection broke off: check the network.";
      case "closed-by-server" -> "The gateway closed the stream.";
      case "unknown-host" -> "The gateway's name is not known: check the address.";
      case "tls" -> "The secure connection failed.";
      case "tls-wrong-host" -> "The gateway's certificate is for another name: check the address.";
      case "tls-expired" -> "The gateway's certificate has expired: have it renewed.";
      case "tls-not-yet-valid" -> "The gateway's certificate is not valid yet: check the clocks.";
      case "tls-untrusted" -> "The gateway's certificate is by nobody whom this machine trusts.";
      case "no-tls" -> "The gateway does not speak https: check whether its address is http.";
      case "proxy-407" -> "The proxy wants a user and a password.";
      case "not-an-event-stream" ->
          "Something else than a gateway answered: check the address and any proxy on the way.";
      case "reader-died" -> "Reading the stream broke in this program: its log has the details.";
      case "realtime-off" -> "Live updates are off in the settings.";
      case "closed" -> "The stream was ended from this side.";
      default -> {
        if (reason.startsWith(HTTP)) {
          yield status(reason);
        }
        yield reason.startsWith(PROXY)
            ? "The proxy does not lead on to the gateway ("
                + PlainText.of(reason.substring(PROXY.length()))
                + ")."
            : "Reason: " + PlainText.of(reason) + ".";
      }
    };
  }

  private static String status(String reason) {
    String code = PlainText.of(reason.substring(HTTP.length()));
    return switch (code) {
      case "401", "403" -> "The gateway refused the token (" + code + "): renew it.";
      case "404" -> "There is no stream at this address (404): check it.";
      case "429" -> "The gateway is asked too often (429): it will be left alone for a while.";
      case "204", "410" -> "The gateway asked not to come back (" + code + ").";
      default ->
          code.startsWith("5")
              ? "The gateway, or a proxy before it, is in trouble (" + code + ")."
              : "The gateway answered with an unexpected status (" + code + ").";
    };
  }
}
