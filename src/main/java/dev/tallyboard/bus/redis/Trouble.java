package dev.tallyboard.bus.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What went wrong with Redis, as a caller needs to know it.
 *
 * @param sentence for people; holds no secret
 * @param maybeDone whether Redis may have done what it was asked for
 * @param passing whether it may go over by itself
 * @param elsewhere whether another connection may lead to where it works
 */
record Trouble(String sentence, boolean maybeDone, boolean passing, boolean elsewhere) {
  private static final int MAX_QUOTED = 200;

  /** What Redis 6.2 refuses to a script is said in the middle of its answer. */
  private static final Pattern IN_SCRIPT = Pattern.compile("@user_script: \\d+: -([A-Z]+) ");

  private static final String NOT_ALLOWED =
      "does not let this user do what is needed (see its access control list).";

  static Trouble of(RedisException failure, RedisAddress address) {
    String redis = "Redis at " + address + " ";
    for (Throwable cause : causes(failure)) {
      switch (cause) {
        case RedisCommandTimeoutException _ -> {
          String or = address.isTls() ? ", or speaks no TLS." : ".";
          return new Trouble(redis + "does not answer" + or, true, true, false);
        }
        case RedisLoadingException _ -> {
          return new Trouble(redis + "is still loading its data.", false, true, false);
        }
        case RedisCommandExecutionException it -> {
          return refusal(String.valueOf(it.getMessage()), redis);
        }
        case UnknownHostException _ -> {
          return new Trouble(
              redis + "has a host that no address is known for.", false, true, false);
        }
        case CertificateExpiredException _ -> {
          return new Trouble(redis + "shows a certificate that has expired.", false, true, false);
        }
        case CertPathBuilderException _ -> {
          return new Trouble(
              redis + "shows a certificate of an authority that is not trusted.",
              false,
              true,
              false);
        }
        case CertificateException it when it.getCause() == null -> {
          return new Trouble(
              redis + "shows a certificate that is not its own: " + firstLine(it) + ".",
              false,
              true,
              false);
        }
        case SSLException it when firstLine(it).startsWith("not an SSL") -> {
          return new Trouble(redis + "speaks no TLS.", false, true, false);
        }
        case SSLException it when it.getCause() == null -> {
          return new Trouble(
              redis + "and this program do not agree on TLS: " + firstLine(it) + ".",
              false,
              true,
              false);
        }
        default -> {}
      }
    }
    boolean unsent =
        failure instanceof RedisConnectionException
            || String.valueOf(failure.getMessage()).contains("not connected");
    return new Trouble(redis + "cannot be reached.", !unsent, true, false);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.add(cause);
    }
    // What each server of a cluster has said hangs at the side.
    for (Throwable cause : List.copyOf(all)) {
      for (Throwable beside : cause.getSuppressed()) {
        all.addAll(causes(beside));
      }
    }
    return all;
  }

  private static Trouble refusal(String message, String redis) {
    if (message.contains("user executing the script")) {
      // Which may have been half through.
      return new Trouble(redis + NOT_ALLOWED, true, false, false);
    }
    Matcher within = IN_SCRIPT.matcher(message);
    String code = within.find() ? within.group(1) : message.split(" ", 2)[0];
    return switch (code) {
      case "READONLY" ->
          new Trouble(redis + "is a replica that takes no events.", false, true, true);
      case "NOAUTH", "WRONGPASS" ->
          new Trouble(redis + "refused the user or the password.", false, true, false);
      case "NOPERM" -> new Trouble(redis + NOT_ALLOWED, false, false, false);
      case "OOM" -> new Trouble(redis + "has no memory left for events.", false, false, false);
      case "MOVED" ->
          new Trouble(
              redis + "is a cluster: name several of its hosts, with commas.", false, false, false);
      case "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "NOREPLICAS", "BUSY" ->
          new Trouble(redis + "takes no events now (" + code + ").", false, true, false);
      default -> new Trouble(redis + "answered: " + firstLine(message), false, false, false);
    };
  }

  private static String firstLine(Throwable failure) {
    return firstLine(String.valueOf(failure.getMessage()));
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.substring(0, Math.min(MAX_QUOTED, line.length()));
  }
}
