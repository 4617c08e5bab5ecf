package dev.tallyboard.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes tokens that {@link Access#hs256} accepts. */
public final class Tokens {
  /** A shorter secret could be guessed from one token. */
  public static final int MIN_SECRET_BYTES = 32;

  private Tokens() {}

  /**
   * @param secret {@value #MIN_SECRET_BYTES} bytes or more
   * @param expiry null for a token that does not expire
   * @throws IllegalArgumentException when the secret is too short
   */
  public static String mint(
      byte[] secret, Collection<String> merchants, Set<Scope> scopes, @Nullable Instant expiry) {
    requireLongEnough(secret);
    List<String> words = new TreeSet<>(scopes).stream().map(Scope::word).toList();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .claim("merchants", List.copyOf(merchants))
            .claim("scope", String.join(" ", words));
    if (expiry != null) {
      claims.expirationTime(Date.from(expiry));
    }
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("The secret cannot be used for HS256.", e);
    }
    return token.serialize();
  }

  static void requireLongEnough(byte[] secret) {
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "The secret for tokens has %d bytes; it needs %d or more."
              .formatted(secret.length, MIN_SECRET_BYTES));
    }
  }
}
