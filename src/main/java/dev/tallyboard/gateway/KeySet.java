package dev.tallyboard.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes at an address. They are fetched again when they are no longer
 * fresh and when a token names a key that is not among them; once in {@link #MIN_INTERVAL} at most,
 * and once for all who wait. While the issuer is out, the keys of before stay good for a time.
 *
 * <p>Nobody is blocked: the JWKSource of the JWT library would be, under a lock, and while the
 * issuer is out each for as long as a try takes.
 */
final class KeySet implements TokenKeys {
  /** A key that was withdrawn is good for so long at most, unless the issuer is out. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** Between two tries. */
  static final Duration MIN_INTERVAL = Duration.ofSeconds(10);

  /** For so long the keys of before are good while the issuer is out. */
  static final Duration OUTAGE = Duration.ofHours(4);

  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

  private record Fetched(List<SetKey> keys, Instant at) {
    boolean isYoungerThan(Duration age, Instant now) {
      return now.isBefore(at.plus(age));
    }

    boolean names(SignedJWT token) {
      return keys.stream().anyMatch(it -> it.isFor(token.getHeader()));
    }

    boolean signed(SignedJWT token) {
      return keys.stream()
          .filter(it -> it.isFor(token.getHeader()))
          .anyMatch(it -> TokenKeys.verifies(it.verifier(), token));
    }
  }

  private final KeySetSource source;
  private final Clock clock;

  // Guarded by this.
  private @Nullable Fetched fetched;
  private @Nullable Instant lastTry;
  private boolean out;
  private @Nullable CompletableFuture<Void> underWay;

  KeySet(URI address, Clock clock) {
    this(address, KeySetSource.client(), clock);
  }

  KeySet(URI address, HttpClient http, Clock clock) {
    if (!"https".equals(address.getScheme()) && !isOfThisMachine(address)) {
      throw new IllegalArgumentException(
          "The key set at " + address + " would come unprotected: its address has to be https.");
    }
    this.source = new KeySetSource(address, http);
    this.clock = clock;
    var _ = refreshed();
  }

  @Override
  public Set<JWSAlgorithm> algorithms() {
    return SetKey.ALGORITHMS;
  }

  @Override
  public CompletionStage<Boolean> signed(SignedJWT token) {
    Fetched now = usable();
    if (now != null && now.names(token)) {
      boolean fresh = now.isYoungerThan(FRESH, clock.instant());
      if (fresh || isOut()) {
        if (!fresh) {
          var _ = refreshed();
        }
        return CompletableFuture.completedFuture(now.signed(token));
      }
    }
    return refreshed()
        .thenApply(
            _ -> {
              Fetched then = usable();
              if (then == null) {
                throw Refusal.unavailable(
                    "The keys that tokens are checked with cannot be had just now.");
              }
              return then.signed(token);
            });
  }

  private synchronized @Nullable Fetched usable() {
    return fetched != null && fetched.isYoungerThan(OUTAGE, clock.instant()) ? fetched : null;
  }

  private synchronized boolean isOut() {
    return out;
  }

  /** Completes, never with a failure, when there is nothing newer to be had for now. */
  private synchronized CompletableFuture<Void> refreshed() {
    if (underWay != null) {
      return underWay;
    }
    Instant now = clock.instant();
    if (lastTry != null && now.isBefore(lastTry.plus(MIN_INTERVAL))) {
      return CompletableFuture.completedFuture(null);
    }
    lastTry = now;
    CompletableFuture<Void> done = new CompletableFuture<>();
    underWay = done;
    var _ =
        source
            .fetch()
            .handle(
                (keys, failure) -> {
                  settle(keys, failure, now);
                  done.complete(null);
                  return null;
                });
    return done;
  }

  private synchronized void settle(
      @Nullable List<SetKey> keys, @Nullable Throwable failure, Instant at) {
    underWay = null;
    out = keys == null;
    if (keys == null) {
      LOG.warn("The key set cannot be had from {}: {}", source.host(), KeySetFault.why(failure));
      return;
    }
    if (fetched == null || !fetched.keys().equals(keys)) {
      LOG.info("The key set from {} has {} keys now", source.host(), keys.size());
    }
    fetched = new Fetched(keys, at);
  }

  private static boolean isOfThisMachine(URI address) {
    String host = address.getHost();
    if (host == null || !"http".equals(address.getScheme())) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
