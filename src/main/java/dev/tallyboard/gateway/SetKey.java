package dev.tallyboard.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** One key of a set, ready to check with. */
record SetKey(JWK key, JWSVerifier verifier) {
  /** What issuers sign with; never a secret, whatever a set holds. */
  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  /** Empty for a key that is of no use here: a set may hold others too. */
  static Optional<SetKey> parse(String json) {
    try {
      JWK key = JWK.parse(json).toPublicJWK();
      return switch (key) {
        case RSAKey rsa when rsa.size() >= PublicKeyPem.MIN_RSA_BITS ->
            Optional.of(new SetKey(key, new RSASSAVerifier(rsa)));
        case ECKey ec when ec.getCurve().equals(Curve.P_256) ->
            Optional.of(new SetKey(key, new ECDSAVerifier(ec)));
        case null, default -> Optional.empty();
      };
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** By key id, where the token names one, kind, use and algorithm. */
  boolean isFor(JWSHeader header) {
    return JWKMatcher.forJWSHeader(header).matches(key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetKey it && key.equals(it.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
