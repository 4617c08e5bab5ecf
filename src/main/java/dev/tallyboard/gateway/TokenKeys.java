package dev.tallyboard.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The keys that tokens are checked with. They say which algorithms they are for: a token does not
 * choose how it is checked, so that a public key can never serve as a secret.
 */
public sealed interface TokenKeys permits TokenKeys.One, KeySet {
  /**
   * A secret for HS256.
   *
   * @param secret {@value Tokens#MIN_SECRET_BYTES} bytes or more
   * @throws IllegalArgumentException when it is too short
   */
  static TokenKeys secret(byte[] secret) {
    Tokens.requireLongEnough(secret);
    try {
      return new One(JWSAlgorithm.HS256, new MACVerifier(secret));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("The secret cannot be used for HS256.", e);
    }
  }

  /**
   * An RSA public key for RS256.
   *
   * @param pem as {@code openssl rsa -pubout} writes it
   * @throws IllegalArgumentException for anything else, with a sentence that says what to do
   */
  static TokenKeys publicKey(String pem) {
    return new One(JWSAlgorithm.RS256, new RSASSAVerifier(PublicKeyPem.read(pem)));
  }

  /**
   * The key set (JWKS) of whoever issues the tokens, fetched at once and kept fresh from then on.
   *
   * @throws IllegalArgumentException for an address that is not https, unless it is of this machine
   */
  static TokenKeys keySet(URI address, Clock clock) {
    return new KeySet(address, clock);
  }

  /** The algorithms of all keys. */
  Set<JWSAlgorithm> algorithms();

  /**
   * Whether one of the keys signed it. Completes at once unless keys have to be fetched first.
   *
   * @param token of one of {@link #algorithms}
   */
  CompletionStage<Boolean> signed(SignedJWT token);

  /** One key that stays. */
  record One(JWSAlgorithm algorithm, JWSVerifier verifier) implements TokenKeys {
    @Override
    public Set<JWSAlgorithm> algorithms() {
      return Set.of(algorithm);
    }

    @Override
    public CompletionStage<Boolean> signed(SignedJWT token) {
      return CompletableFuture.completedFuture(verifies(verifier, token));
    }
  }

  /** A signature of a wrong form is none. */
  static boolean verifies(JWSVerifier verifier, SignedJWT token) {
    try {
      return token.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }
}
