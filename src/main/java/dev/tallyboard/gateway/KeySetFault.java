package dev.tallyboard.gateway;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a key set did not come, in words for whoever reads the log. */
final class KeySetFault {
  private KeySetFault() {}

  static String why(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "nothing came";
      case CompletionException it when it.getCause() != null -> why(it.getCause());
      case SSLException tls -> ofTls(tls);
      case ConnectException _ -> "it cannot be reached";
      case HttpTimeoutException _ -> tooLate();
      case TimeoutException _ -> tooLate();
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }

  private static String ofTls(SSLException failure) {
    if (isCausedBy(failure, CertificateExpiredException.class)) {
      return "its certificate has expired";
    }
    if (isCausedBy(failure, CertificateNotYetValidException.class)) {
      return "its certificate is not valid yet";
    }
    if (isCausedBy(failure, CertPathBuilderException.class)
        || isCausedBy(failure, CertPathValidatorException.class)) {
      return "its certificate is not signed by anyone this machine trusts";
    }
    return isCausedBy(failure, CertificateException.class)
        ? "its certificate is not one of this host"
        : "TLS failed: " + failure.getMessage();
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> cause) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(cause::isInstance);
  }

  private static String tooLate() {
    return "no answer came within %d seconds".formatted(KeySetSource.TIMEOUT.toSeconds());
  }
}
