package dev.tallyboard.gateway;

import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who may do what for which merchant. Any thread may ask; nobody who asks is blocked. */
public sealed interface Access permits OpenAccess, TokenAccess {
  /**
   * What a request was allowed.
   *
   * @param merchantId whose events and orders
   * @param expiresAt epoch ms at which the permit ends; null for never
   * @param token which token it was, for limits; made of the part that is signed, so that there are
   *     no two ways to write it. Null without tokens
   */
  record Permit(String merchantId, @Nullable Long expiresAt, @Nullable String token) {}

  /**
   * Completes at once unless keys have to be fetched first; then on a thread of whoever fetches
   * them. Fails with a {@link Refusal}: 400, 401, 403, or 503 where the keys cannot be had.
   *
   * @param authorization the header, or null
   * @param merchantId as asked for, or null where the request leaves it open
   */
  CompletionStage<Permit> permit(
      @Nullable String authorization, @Nullable String merchantId, Scope scope);

  /** Everybody may do everything; for a gateway that only this machine can reach. */
  static Access open(String defaultMerchant) {
    return new OpenAccess(defaultMerchant);
  }

  /**
   * Bearer tokens signed with HS256, whoever issued them.
   *
   * @param secret {@value Tokens#MIN_SECRET_BYTES} bytes or more
   * @throws IllegalArgumentException when the secret is too short
   */
  static Access hs256(byte[] secret, Clock clock) {
    return tokens(TokenKeys.secret(secret), new Expected(null, null), clock);
  }

  /** Bearer tokens that one of the keys has signed and that say what is expected. */
  static Access tokens(TokenKeys keys, Expected expected, Clock clock) {
    return new TokenAccess(keys, expected, clock);
  }

  /**
   * What every token has to say.
   *
   * @param issuer its {@code iss}; null for any
   * @param audience one of its {@code aud}; null for any
   */
  record Expected(@Nullable String issuer, @Nullable String audience) {}
}
