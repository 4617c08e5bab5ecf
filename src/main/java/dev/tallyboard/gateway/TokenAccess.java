package dev.tallyboard.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of one algorithm: whatever is wrong with one, the answer is the same 401. */
final class TokenAccess implements Access {
  private static final String BEARER = "Bearer ";

  private final JWSVerifier verifier;
  private final Clock clock;

  TokenAccess(byte[] secret, Clock clock) {
    Tokens.requireLongEnough(secret);
    this.clock = clock;
    try {
      this.verifier = new MACVerifier(secret);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("The secret cannot be used for HS256.", e);
    }
  }

  @Override
  public Permit permit(@Nullable String authorization, @Nullable String merchantId, Scope scope) {
    JWTClaimsSet claims = verified(authorization);
    String merchant;
    List<String> scopes;
    try {
      List<String> merchants = claims.getStringListClaim("merchants");
      merchant = pick(merchants == null ? List.of() : merchants, merchantId);
      String words = claims.getStringClaim("scope");
      scopes = words == null ? List.of() : Arrays.asList(words.split(" "));
    } catch (ParseException e) {
      throw Refusal.unauthorized();
    }
    if (!scopes.contains(scope.word())) {
      throw Refusal.forbidden("This token lacks the scope " + scope.word() + ".");
    }
    Instant expires = instant(claims.getExpirationTime());
    return new Permit(merchant, expires == null ? null : (Long) expires.toEpochMilli());
  }

  private JWTClaimsSet verified(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw Refusal.unauthorized();
    }
    try {
      SignedJWT token = SignedJWT.parse(authorization.substring(BEARER.length()).trim());
      // Pinned: a token does not choose how it is checked.
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        throw Refusal.unauthorized();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Instant now = clock.instant();
      Instant expires = instant(claims.getExpirationTime());
      Instant notBefore = instant(claims.getNotBeforeTime());
      if ((expires != null && !now.isBefore(expires))
          || (notBefore != null && now.isBefore(notBefore))) {
        throw Refusal.unauthorized();
      }
      return claims;
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // Not passed on: its message may quote the token.
      throw Refusal.unauthorized();
    }
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static String pick(List<String> merchants, @Nullable String asked) {
    if (asked != null) {
      if (merchants.contains(asked)) {
        return asked;
      }
      throw Refusal.forbidden("This token is not good for the merchant that was asked for.");
    }
    return switch (merchants.size()) {
      case 0 -> throw Refusal.forbidden("This token is not good for any merchant.");
      case 1 -> merchants.getFirst();
      default ->
          throw Refusal.badRequest(
              "This token is good for several merchants: name one with ?merchantId=.");
    };
  }
}
