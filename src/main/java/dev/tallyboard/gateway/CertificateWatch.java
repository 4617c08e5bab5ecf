package dev.tallyboard.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether certificate and key have changed, and has new connections use the new ones; those
 * that are open go on. What cannot be used, such as a file half written, is logged once, and the
 * pair of before stays. Confined to its context; files are read off it.
 */
final class CertificateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
  private static final long INTERVAL_MS = 2_000;

  private final Context context;
  private final Blocking blocking;
  private final Function<ServerSSLOptions, Future<Boolean>> server;

  /** Whether in use or refused. */
  private PemPair seen;

  private boolean reading;
  private boolean unreadable;

  private CertificateWatch(
      Context context,
      Blocking blocking,
      PemPair inUse,
      Function<ServerSSLOptions, Future<Boolean>> server) {
    this.context = context;
    this.blocking = blocking;
    this.seen = inUse;
    this.server = server;
  }

  /**
   * @param server has it use others from now on
   */
  static void start(
      Vertx vertx,
      Blocking blocking,
      PemPair inUse,
      Function<ServerSSLOptions, Future<Boolean>> server) {
    Context context = vertx.getOrCreateContext();
    CertificateWatch watch = new CertificateWatch(context, blocking, inUse, server);
    context.runOnContext(_ -> vertx.setPeriodic(INTERVAL_MS, _ -> watch.look()));
  }

  private void look() {
    if (reading) {
      return;
    }
    reading = true;
    PemFiles files = seen.files();
    blocking
        .request(context, () -> PemPair.read(files))
        .onComplete(
            read -> {
              reading = false;
              if (read.succeeded()) {
                unreadable = false;
                consider(read.result());
              } else if (!unreadable) {
                unreadable = true;
                keep(read.cause());
              }
            });
  }

  private void consider(PemPair read) {
    if (read.equals(seen)) {
      return;
    }
    seen = read;
    blocking
        .request(context, () -> read.checked(context.owner()))
        .compose(shown -> server.apply(read.options()).map(shown))
        .onSuccess(CertificateWatch::tell)
        .onFailure(CertificateWatch::keep);
  }

  private static void tell(X509Certificate shown) {
    LOG.info("The certificate was reloaded; it is good until {}", shown.getNotAfter().toInstant());
  }

  private static void keep(Throwable why) {
    LOG.warn("The certificate of before stays in use: {}", why.getMessage());
  }
}
