package dev.tallyboard.console.settings;

import dev.tallyboard.client.GatewayAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as the operator knows it. Its token is kept elsewhere, under its id.
 *
 * @param id of letters, digits and hyphens, never changed
 * @param name as it is shown
 * @param url the gateway's address
 * @param merchant whose orders; null to let the token decide
 */
public record Profile(String id, String name, String url, @Nullable String merchant) {
  public static final int LONGEST_NAME = 60;
  public static final int LONGEST_MERCHANT = 200;
  public static final int LONGEST_URL = 500;

  /**
   * @throws IllegalArgumentException where the address is none, or something is empty or too long
   */
  public Profile {
    if (!id.matches("[A-Za-z0-9-]{1,64}") || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a profile needs an id and a name");
    }
    if (url.length() > LONGEST_URL || (merchant != null && merchant.length() > LONGEST_MERCHANT)) {
      throw new IllegalArgumentException("an address or a merchant is too long");
    }
    merchant = merchant == null || merchant.isBlank() ? null : merchant.strip();
    GatewayAddress.of(url, merchant);
  }

  /** A new one, with an id of its own. */
  public static Profile of(String name, String url, @Nullable String merchant) {
    return new Profile(UUID.randomUUID().toString(), name, url, merchant);
  }

  public GatewayAddress address() {
    return GatewayAddress.of(url, merchant);
  }
}
