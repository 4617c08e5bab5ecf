package dev.tallyboard.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why no connection came about, or one broke: short words for logs and scripts. */
public final class ConnectFault {
  private static final Pattern REFUSED_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: (\\d+)");
  private static final String REFUSED_CREDENTIALS = "Failed to authenticate with proxy";
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  private ConnectFault() {}

  /**
   * One of {@code connection-refused}, {@code unknown-host}, {@code timeout}, {@code
   * tls-wrong-host}, {@code tls-expired}, {@code tls-not-yet-valid}, {@code tls-untrusted}, {@code
   * no-tls} (the server speaks plain HTTP there), {@code tls}, {@code proxy-} with the status of a
   * proxy that would not lead on, and {@code connection-lost}.
   */
  public static String reason(@Nullable IOException e) {
    return switch (e) {
      case ConnectException _ -> "connection-refused";
      case UnknownHostException _ -> "unknown-host";
      case SocketTimeoutException _ -> "timeout";
      case SSLException tls -> tlsReason(tls);
      case null -> "connection-lost";
      default -> proxyReason(Objects.requireNonNullElse(e.getMessage(), ""));
    };
  }

  private static String tlsReason(SSLException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "tls-wrong-host";
    }
    if (isCausedBy(e, CertificateExpiredException.class::isInstance)) {
      return "tls-expired";
    }
    if (isCausedBy(e, CertificateNotYetValidException.class::isInstance)) {
      return "tls-not-yet-valid";
    }
    if (isCausedBy(e, CertPathBuilderException.class::isInstance)) {
      return "tls-untrusted";
    }
    return isCausedBy(e, it -> NO_TLS.equals(it.getMessage())) ? "no-tls" : "tls";
  }

  /** okhttp has no other sign than its words. */
  private static String proxyReason(String message) {
    if (message.equals(REFUSED_CREDENTIALS)) {
      return "proxy-407";
    }
    Matcher refused = REFUSED_TUNNEL.matcher(message);
    return refused.matches() ? "proxy-" + refused.group(1) : "connection-lost";
  }

  private static boolean isCausedBy(Throwable e, Predicate<Throwable> cause) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(10).anyMatch(cause);
  }
}
