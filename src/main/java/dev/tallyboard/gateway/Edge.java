package dev.tallyboard.gateway;

import java.util.Optional;

/**
 * How a gateway meets the world outside.
 *
 * @param limits what one client may take of it
 * @param tls empty for plain HTTP
 */
public record Edge(Limits limits, Optional<PemFiles> tls) {
  /** The usual limits, plain HTTP. */
  public static final Edge DEFAULT = new Edge(Limits.DEFAULT, Optional.empty());

  public Edge withLimits(Limits others) {
    return new Edge(others, tls);
  }

  public Edge withTls(PemFiles files) {
    return new Edge(limits, Optional.of(files));
  }
}
