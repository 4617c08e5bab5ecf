package dev.tallyboard.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Base64;
import java.util.List;

/** Whoever issues tokens: its keys and what it signs with them. */
final class Issuer {
  private Issuer() {}

  static RSAKey rsa(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  static ECKey ec(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  static JWTClaimsSet.Builder claims(String... merchants) {
    return new JWTClaimsSet.Builder()
        .claim("merchants", List.of(merchants))
        .claim("scope", "read act publish");
  }

  static String token(JWK key, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token;
    if (key instanceof ECKey ec) {
      token = new SignedJWT(header(JWSAlgorithm.ES256, key), claims);
      token.sign(new ECDSASigner(ec));
    } else {
      token = new SignedJWT(header(JWSAlgorithm.RS256, key), claims);
      token.sign(new RSASSASigner(key.toRSAKey()));
    }
    return token.serialize();
  }

  static String publicSet(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  static String pem(RSAKey key) throws JOSEException {
    return pem("PUBLIC KEY", key.toRSAPublicKey().getEncoded());
  }

  static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
  }
}
