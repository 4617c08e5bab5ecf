package dev.tallyboard.gateway;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a gateway meets the world outside.
 *
 * @param limits what one client may take of it
 * @param tls empty for plain HTTP
 * @param corsOrigins whose pages may use it, such as {@code https://example.com}; no wildcards
 */
public record Edge(Limits limits, Optional<PemFiles> tls, Set<String> corsOrigins) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /** The usual limits, plain HTTP, no pages. */
  public static final Edge DEFAULT = new Edge(Limits.DEFAULT, Optional.empty(), Set.of());

  public Edge {
    corsOrigins = Set.copyOf(corsOrigins);
    for (String origin : corsOrigins) {
      if (!ORIGIN.matcher(origin).matches() || hasDefaultPort(origin)) {
        throw new IllegalArgumentException(
            "An origin is written as a browser sends it, https://example.com or"
                + " http://localhost:3000: lower case, without a path, a wildcard or a default"
                + " port.");
      }
    }
  }

  public Edge withLimits(Limits others) {
    return new Edge(others, tls, corsOrigins);
  }

  public Edge withTls(PemFiles files) {
    return new Edge(limits, Optional.of(files), corsOrigins);
  }

  public Edge withCorsOrigins(Set<String> origins) {
    return new Edge(limits, tls, origins);
  }

  private static boolean hasDefaultPort(String origin) {
    return URI.create(origin).getPort() == (origin.startsWith("https:") ? 443 : 80);
  }
}
