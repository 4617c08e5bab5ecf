package dev.tallyboard.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which proxy leads to a server: the one that {@code HTTPS_PROXY}, {@code HTTP_PROXY} or {@code
 * ALL_PROXY} names, unless {@code NO_PROXY} excepts the server; where none is named, what the
 * machine or the JVM has set. This machine is always reached directly. Any thread may ask.
 */
final class Proxies extends ProxySelector {
  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);

  private record Named(Proxy proxy, @Nullable String authorization) {}

  private final ProxySelector machine;
  private final Map<String, Named> named;
  private final List<String> exceptions;

  /**
   * @param environment as {@link System#getenv()} gives it; names in lower case count too
   * @param machine asked where the environment names none
   */
  Proxies(Map<String, String> environment, ProxySelector machine) {
    this.machine = machine;
    this.named =
        Stream.of("http", "https")
            .flatMap(scheme -> named(environment, scheme).map(it -> Map.entry(scheme, it)).stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    this.exceptions =
        value(environment, "no_proxy").stream()
            .flatMap(it -> Stream.of(it.split("[,\\s]+")))
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(it -> !it.isEmpty())
            .toList();
  }

  static Proxies ofThisMachine() {
    return new Proxies(System.getenv(), ProxySelector.getDefault());
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (GatewayAddress.isLoopback(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    Named proxy = named.get(uri.getScheme());
    if (proxy == null) {
      return machine.select(uri);
    }
    return List.of(isExcepted(host, uri.getPort()) ? Proxy.NO_PROXY : proxy.proxy);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    if (named.isEmpty()) {
      machine.connectFailed(uri, address, e);
    }
  }

  /** What that proxy is to be told, where its address holds a user and a password. */
  Optional<String> authorization(Proxy proxy) {
    return named.values().stream()
        .filter(it -> it.proxy.equals(proxy))
        .flatMap(it -> Stream.ofNullable(it.authorization))
        .findFirst();
  }

  /** Names a domain with all below it, an address, either with a port, or {@code *} for all. */
  private boolean isExcepted(String host, int port) {
    return exceptions.stream()
        .map(it -> it.endsWith(":" + port) ? it.substring(0, it.lastIndexOf(':')) : it)
        .map(it -> it.startsWith("*.") ? it.substring(1) : it)
        .map(it -> it.startsWith(".") ? it.substring(1) : it)
        .anyMatch(it -> it.equals("*") || host.equals(it) || host.endsWith("." + it));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(it -> Stream.ofNullable(environment.get(it)))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private static Optional<Named> named(Map<String, String> environment, String scheme) {
    return value(environment, scheme + "_proxy")
        .or(() -> value(environment, "all_proxy"))
        .flatMap(Proxies::read);
  }

  private static Optional<Named> read(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      boolean socks = uri.getScheme().startsWith("socks");
      if (uri.getHost() == null || !(socks || uri.getScheme().equals("http"))) {
        throw new IllegalArgumentException("no address of a proxy");
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : 80;
      InetSocketAddress address = InetSocketAddress.createUnresolved(uri.getHost(), port);
      Proxy proxy = new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address);
      return Optional.of(new Named(proxy, authorization(uri.getUserInfo())));
    } catch (IllegalArgumentException e) {
      // Not with its value: a password may be part of it.
      LOG.warn("A proxy that the environment names cannot be used; write http://host:port");
      return Optional.empty();
    }
  }

  private static @Nullable String authorization(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return Credentials.basic(user, password, StandardCharsets.UTF_8);
  }
}
