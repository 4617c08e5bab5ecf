package dev.tallyboard.client;

import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway is, and whose board is asked for.
 *
 * @param merchant null to let the token decide
 */
public record GatewayAddress(HttpUrl url, @Nullable String merchant) {
  /** Where a gateway of this machine listens. */
  public static final String DEFAULT_URL = "http://127.0.0.1:8080";

  /**
   * Reads an address as an operator types it.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static GatewayAddress of(String url, @Nullable String merchant) {
    HttpUrl parsed = HttpUrl.parse(url.strip());
    if (parsed == null) {
      throw new IllegalArgumentException(
          "\"" + url + "\" is no address of a gateway; write one like " + DEFAULT_URL);
    }
    if (!parsed.encodedUsername().isEmpty() || !parsed.encodedPassword().isEmpty()) {
      throw new IllegalArgumentException(
          "The address must not hold a password; give a token with --token-file instead");
    }
    return new GatewayAddress(parsed, merchant);
  }

  public static GatewayAddress of(URI url) {
    return of(url.toString(), null);
  }

  /** Host and port as an operator reads them. */
  public String display() {
    return url.host() + ":" + url.port();
  }

  /** Whether only this machine can be meant. */
  public boolean isLoopback() {
    return isLoopback(url.host());
  }

  /** Whether that is this machine, as a URL names it. */
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}"); // a name may begin so too
  }

  HttpUrl resolve(String path) {
    return forMerchant(url.newBuilder().addPathSegments(path));
  }

  /** Says whose board is meant. */
  HttpUrl forMerchant(HttpUrl.Builder path) {
    if (merchant != null) {
      path.addQueryParameter("merchantId", merchant);
    }
    return path.build();
  }
}
