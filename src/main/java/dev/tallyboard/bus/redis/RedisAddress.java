package dev.tallyboard.bus.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://[user:password@]host[:port][/database]}, {@code rediss://} for
 * TLS, {@code
 * redis-sentinel://[user:password@]host[:port],host[:port][?sentinelUser=user&sentinelPassword=password]#name},
 * where user and password before the hosts are those of the servers that the sentinels watch;
 * several hosts with commas are a cluster's. What it is printed as holds no password.
 */
public final class RedisAddress {
  private final List<RedisURI> nodes;
  private final SslOptions ssl;

  private RedisAddress(List<RedisURI> nodes, SslOptions ssl) {
    this.nodes = nodes;
    this.ssl = ssl;
  }

  /**
   * @throws IllegalArgumentException when it is none; the message does not repeat it, since it may
   *     hold a password
   */
  public static RedisAddress parse(String text) {
    if (!text.matches("(rediss?|redis-sentinel|rediss-sentinel)://.+")) {
      throw new IllegalArgumentException(
          "An address of Redis begins with redis://, rediss:// or redis-sentinel://, as in"
              + " redis://user:password@localhost:6379.");
    }
    List<RedisURI> nodes;
    try {
      nodes =
          text.startsWith("redis-sentinel") || text.startsWith("rediss-sentinel")
              ? List.of(watched(URI.create(text)))
              : RedisClusterURIUtil.toRedisURIs(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(hint());
    }
    if (nodes.isEmpty()
        || nodes.stream().anyMatch(it -> it.getSentinels().isEmpty() && isBad(it))) {
      throw new IllegalArgumentException(hint());
    }
    return new RedisAddress(List.copyOf(nodes), SslOptions.create());
  }

  private static RedisURI watched(URI address) {
    RedisURI watched = RedisURI.create(address);
    String user = parameter(address, "sentinelUser");
    String password = parameter(address, "sentinelPassword");
    if (password != null) {
      watched.getSentinels().forEach(it -> it.setAuthentication(user, password));
    } else if (user != null) {
      throw new IllegalArgumentException("a user without a password");
    }
    return watched;
  }

  private static @Nullable String parameter(URI address, String name) {
    return Stream.ofNullable(address.getRawQuery())
        .flatMap(it -> Arrays.stream(it.split("&")))
        .filter(it -> it.startsWith(name + "="))
        // In a query of this kind a plus is a plus.
        .map(it -> it.substring(name.length() + 1).replace("+", "%2B"))
        .map(it -> URLDecoder.decode(it, UTF_8))
        .findFirst()
        .orElse(null);
  }

  /**
   * The same with authorities of its own: certificates of theirs are trusted, and no others.
   *
   * @param authorities their certificates (PEM)
   * @throws IllegalArgumentException when they cannot be read, or TLS is not asked for
   */
  public RedisAddress trusting(Path authorities) {
    if (!isTls()) {
      throw new IllegalArgumentException(
          "An authority for certificates is of use with rediss:// alone: without the second s Redis"
              + " is spoken to without TLS.");
    }
    return new RedisAddress(
        nodes, SslOptions.builder().trustManager(Authorities.in(authorities)).build());
  }

  /** How TLS is spoken where the address asks for it. */
  SslOptions ssl() {
    return ssl;
  }

  /** Each with its user and password. */
  List<RedisURI> nodes() {
    return nodes;
  }

  boolean isTls() {
    return nodes.getFirst().isSsl();
  }

  boolean isCluster() {
    return nodes.size() > 1;
  }

  /** Hosts and ports. */
  @Override
  public String toString() {
    return nodes.stream()
        .flatMap(
            it -> it.getSentinels().isEmpty() ? List.of(it).stream() : it.getSentinels().stream())
        .map(it -> it.getHost() + ":" + it.getPort())
        .collect(Collectors.joining(","));
  }

  private static boolean isBad(RedisURI node) {
    return node.getHost() == null
        || node.getHost().isBlank()
        || node.getPort() < 1
        || node.getPort() > 65_535;
  }

  private static String hint() {
    return "The address of Redis cannot be read. It looks like redis://user:password@host:6379/0;"
        + " odd characters in a password are written as % and two hex digits, as in %40 for @.";
  }
}
