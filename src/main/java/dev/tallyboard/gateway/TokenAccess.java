package dev.tallyboard.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tallyboard.event.MerchantName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bearer tokens: whatever is wrong with one, the answer is the same 401. */
final class TokenAccess implements Access {
  private static final String BEARER = "Bearer ";

  /** By so much the clock of whoever issues tokens may go before ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  private final TokenKeys keys;
  private final Expected expected;
  private final Clock clock;

  TokenAccess(TokenKeys keys, Expected expected, Clock clock) {
    this.keys = keys;
    this.expected = expected;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Permit> permit(
      @Nullable String authorization, @Nullable String merchantId, Scope scope) {
    try {
      SignedJWT token = parse(authorization);
      return keys.signed(token)
          .thenApply(
              good -> {
                if (!good) {
                  throw BadToken.SIGNATURE.refusal();
                }
                return permit(token, claims(token), merchantId, scope);
              });
    } catch (Refusal e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private SignedJWT parse(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw BadToken.MISSING.refusal();
    }
    JWSHeader header;
    SignedJWT token;
    try {
      token = SignedJWT.parse(authorization.substring(BEARER.length()).trim());
      header = token.getHeader();
    } catch (ParseException | RuntimeException e) {
      // Not passed on: its message may quote the token.
      throw BadToken.GARBLED.refusal();
    }
    JWSAlgorithm algorithm = header.getAlgorithm();
    if (!keys.algorithms().contains(algorithm)) {
      throw BadToken.ALGORITHM.refusal();
    }
    return token;
  }

  private JWTClaimsSet claims(SignedJWT token) {
    JWTClaimsSet claims;
    try {
      claims = token.getJWTClaimsSet();
    } catch (ParseException e) {
      throw BadToken.CLAIMS.refusal();
    }
    if (claims == null || !hasTimes(token)) {
      throw BadToken.CLAIMS.refusal();
    }
    Instant now = clock.instant();
    Instant expires = instant(claims.getExpirationTime());
    Instant notBefore = instant(claims.getNotBeforeTime());
    if (expires != null && !now.isBefore(expires)) {
      throw BadToken.EXPIRED.refusal();
    }
    if (notBefore != null && now.plus(CLOCKS_DIFFER).isBefore(notBefore)) {
      throw BadToken.TOO_EARLY.refusal();
    }
    if (expected.issuer() != null && !expected.issuer().equals(claims.getIssuer())) {
      throw BadToken.ISSUER.refusal();
    }
    if (expected.audience() != null && !claims.getAudience().contains(expected.audience())) {
      throw BadToken.AUDIENCE.refusal();
    }
    return claims;
  }

  private static Permit permit(
      SignedJWT token, JWTClaimsSet claims, @Nullable String merchantId, Scope scope) {
    List<String> merchants;
    List<String> scopes;
    try {
      List<String> named = claims.getStringListClaim("merchants");
      merchants = named == null ? List.of() : named;
      if (merchants.stream().anyMatch(Objects::isNull)) {
        throw BadToken.CLAIMS.refusal();
      }
      String words = claims.getStringClaim("scope");
      scopes = words == null ? List.of() : Arrays.asList(words.split(" "));
    } catch (ParseException e) {
      throw BadToken.CLAIMS.refusal();
    }
    String merchant = pick(merchants, merchantId);
    if (!scopes.contains(scope.word())) {
      throw Refusal.forbidden("This token lacks the scope " + scope.word() + ".");
    }
    Instant expires = instant(claims.getExpirationTime());
    return new Permit(
        merchant, expires == null ? null : (Long) expires.toEpochMilli(), identity(token));
  }

  /** Says the same of a merchant of others and of one that does not exist. */
  private static String pick(List<String> merchants, @Nullable String asked) {
    if (asked != null) {
      if (merchants.contains(asked) && MerchantName.isGood(asked)) {
        return asked;
      }
      throw Refusal.forbidden("This token is not good for the merchant that was asked for.");
    }
    return switch (merchants.size()) {
      case 0 -> throw Refusal.forbidden("This token is not good for any merchant.");
      case 1 -> pick(merchants, merchants.getFirst());
      default ->
          throw Refusal.badRequest(
              "This token is good for several merchants: name one with ?merchantId=.");
    };
  }

  /**
   * Whether its times can be told in milliseconds: the library multiplies without a look, so that a
   * {@code nbf} of 1e300 would lie in the past.
   */
  private static boolean hasTimes(SignedJWT token) {
    Map<String, Object> claims = token.getPayload().toJSONObject();
    return Stream.of("exp", "nbf")
        .map(claims::get)
        .allMatch(
            it ->
                !(it instanceof Number time)
                    || Math.abs(time.doubleValue()) < Long.MAX_VALUE / 1_000.0);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static String identity(SignedJWT token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getSigningInput());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
