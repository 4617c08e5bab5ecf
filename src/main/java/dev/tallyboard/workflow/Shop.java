package dev.tallyboard.workflow;

import dev.tallyboard.workflow.shop.SandboxShop;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where products are sent. */
public sealed interface Shop {
  /**
   * A shop at Shopify.
   *
   * @param address such as {@code https://example.myshopify.com}; plain http only on this machine
   * @param token of the Admin API; never logged, and not in {@link #toString}
   */
  record Real(URI address, String token) implements Shop {
    public Real {
      boolean safe = "https".equals(address.getScheme());
      boolean here = "http".equals(address.getScheme()) && isLoopback(address.getHost());
      if (address.getHost() == null || (!safe && !here)) {
        throw new IllegalArgumentException(
            "The shop's address has to begin with https://, such as https://example.myshopify.com;"
                + " it is "
                + address);
      }
      if (token.isBlank()) {
        throw new IllegalArgumentException("The shop's access token is empty.");
      }
    }

    @Override
    public String toString() {
      return "Real[" + address + "]";
    }

    private static boolean isLoopback(String host) {
      try {
        return host != null && InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException e) {
        return false;
      }
    }
  }

  /**
   * The small shop inside this program; the workflow opens and closes it.
   *
   * @param server kept by whoever wants to see its products or have it fail
   */
  record Sandbox(SandboxShop server) implements Shop {
    public Sandbox() {
      this(new SandboxShop());
    }
  }
}
