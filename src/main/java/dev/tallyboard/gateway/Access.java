package dev.tallyboard.gateway;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who may do what for which merchant. Any thread may ask. */
public sealed interface Access permits OpenAccess, TokenAccess {
  /**
   * What a request was allowed.
   *
   * @param merchantId whose events and orders
   * @param expiresAt epoch ms at which the permit ends; null for never
   */
  record Permit(String merchantId, @Nullable Long expiresAt) {}

  /**
   * @param authorization the header, or null
   * @param merchantId as asked for, or null where the request leaves it open
   * @throws Refusal with 400, 401 or 403
   */
  Permit permit(@Nullable String authorization, @Nullable String merchantId, Scope scope);

  /** Everybody may do everything; for a gateway that only this machine can reach. */
  static Access open(String defaultMerchant) {
    return new OpenAccess(defaultMerchant);
  }

  /**
   * Bearer tokens signed with HS256.
   *
   * @param secret {@value Tokens#MIN_SECRET_BYTES} bytes or more
   * @throws IllegalArgumentException when the secret is too short
   */
  static Access hs256(byte[] secret, Clock clock) {
    return new TokenAccess(secret, clock);
  }
}
