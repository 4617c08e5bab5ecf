package dev.tallyboard.bus.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import java.net.UnknownHostException;
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

  static Trouble of(RedisException failure, String address) {
    String redis = "Redis at " + address + " ";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RedisCommandTimeoutException _ -> {
          return new Trouble(redis + "does not answer.", true, true, false);
        }
        case RedisLoadingException _ -> {
          return new Trouble(redis + "is still loading its data.", false, true, false);
        }
        case RedisReadOnlyException _ -> {
          return new Trouble(redis + "is a replica that takes no events.", false, true, true);
        }
        case RedisCommandExecutionException it -> {
          return refusal(String.valueOf(it.getMessage()), redis);
        }
        case UnknownHostException _ -> {
          return new Trouble(
              redis + "has a host that no address is known for.", false, true, false);
        }
        case SSLException _ -> {
          return new Trouble(
              redis + "speaks no TLS, or shows a certificate that is not trusted.",
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

  private static Trouble refusal(String message, String redis) {
    String code = message.split(" ", 2)[0];
    return switch (code) {
      case "NOAUTH", "WRONGPASS" ->
          new Trouble(redis + "refused the user or the password.", false, true, false);
      case "NOPERM" -> new Trouble(redis + "does not let this user do that.", false, false, false);
      case "OOM" -> new Trouble(redis + "has no memory left for events.", false, false, false);
      case "MOVED" ->
          new Trouble(
              redis + "is a cluster: name several of its hosts, with commas.", false, false, false);
      case "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "NOREPLICAS", "BUSY" ->
          new Trouble(redis + "takes no events now (" + code + ").", false, true, false);
      default ->
          new Trouble(
              redis
                  + "answered: "
                  + message.lines().findFirst().orElse("").substring(0, shown(message)),
              false,
              false,
              false);
    };
  }

  private static int shown(String message) {
    return Math.min(MAX_QUOTED, message.lines().findFirst().orElse("").length());
  }
}
