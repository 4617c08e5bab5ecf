package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tallyboard.gateway.Access.Expected;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forged tokens, held against a gateway whose public key everybody knows. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackTest {
  private static final String SNAPSHOT = "/api/realtime/snapshot";

  private RSAKey key;
  private String pem;
  private GatewayFixture gateway;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    key = Issuer.rsa("one");
    pem = Issuer.pem(key);
    gateway =
        new GatewayFixture(
            folder,
            GatewayFixture.SETTINGS,
            Access.tokens(
                TokenKeys.publicKey(pem),
                new Expected("https://issuer.example", "tallyboard"),
                Clock.systemUTC()),
            Optional.empty(),
            1_000_000);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  private static JWTClaimsSet.Builder good() {
    return Issuer.claims("m_1")
        .issuer("https://issuer.example")
        .audience(List.of("other", "tallyboard"));
  }

  @Test
  void aTokenOfTheIssuerForThisAudienceIsGood() throws Exception {
    assertThat(ask(Issuer.token(key, good().build()))).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void everyOtherOneGetsTheSameAnswerByteForByte() throws Exception {
    List<String> bad = new ArrayList<>();
    bad.add(new PlainJWT(good().build()).serialize());
    bad.add("eyJhbGciOiJub25lIn0." + payload() + ".");
    bad.add("eyJhbGciOiJOb25lIn0." + payload() + "." + signature());
    for (byte[] known :
        List.of(
            pem.getBytes(StandardCharsets.UTF_8),
            pem.strip().getBytes(StandardCharsets.UTF_8),
            key.toRSAPublicKey().getEncoded(),
            key.toRSAPublicKey().getModulus().toByteArray())) {
      SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good().build());
      confused.sign(new MACSigner(known));
      bad.add(confused.serialize());
    }
    RSAKey own = Issuer.rsa("one");
    bad.add(Issuer.token(own, good().build()));
    bad.add(signed(own, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build()));
    bad.add(
        signed(
            own,
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwkURL(URI.create("http://127.0.0.1:" + gateway.port() + "/keys"))
                .build()));
    bad.add(Issuer.token(Issuer.ec("one"), good().build()));
    bad.add(Issuer.token(key, good().issuer("https://issuer.example/").build()));
    bad.add(Issuer.token(key, good().issuer(null).build()));
    bad.add(Issuer.token(key, good().audience("tallyboard ").build()));
    bad.add(Issuer.token(key, good().audience((String) null).build()));
    bad.add(Issuer.token(key, good().expirationTime(new Date(0)).build()));
    bad.add(
        Issuer.token(key, good().notBeforeTime(Date.from(Instant.now().plusSeconds(60))).build()));
    bad.add(Issuer.token(key, good().claim("merchants", "m_1").build()));
    bad.add(Issuer.token(key, good().claim("merchants", Map.of("m_1", true)).build()));
    bad.add(Issuer.token(key, good().claim("merchants", Arrays.asList((String) null)).build()));
    bad.add(Issuer.token(key, good().claim("merchants", Arrays.asList("m_1", null)).build()));
    bad.add(Issuer.token(key, good().claim("scope", List.of("read")).build()));
    for (Number never : List.of(1e300, -1e300, Long.MAX_VALUE)) {
      bad.add(Issuer.token(key, good().claim("nbf", never).build()));
      bad.add(Issuer.token(key, good().claim("exp", never).build()));
    }
    String whole = Issuer.token(key, good().build());
    bad.add(whole.substring(0, whole.lastIndexOf('.') + 1));
    bad.add(whole.substring(0, whole.lastIndexOf('.')));
    bad.add(whole + ".");
    bad.add(whole + "." + signature());
    bad.add(whole + ", Bearer " + whole);
    bad.add("..");
    bad.add("");
    bad.add("\u00e4.\u00f6.\u00fc");
    bad.add("[".repeat(5_000));
    bad.add(Base64URL.encode("[".repeat(5_000)) + "." + payload() + "." + signature());
    bad.add(Base64URL.encode("{\"alg\":5}") + "." + payload() + "." + signature());
    bad.add(Base64URL.encode("{\"alg\":null}") + "." + payload() + "." + signature());
    bad.add(
        Base64URL.encode("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}")
            + "."
            + payload()
            + "."
            + signature());

    String first = RawExchange.get(gateway.port(), SNAPSHOT);
    assertThat(first)
        .startsWith("HTTP/1.1 401 Unauthorized\r\n")
        .contains("\r\nWWW-Authenticate: Bearer\r\n", "application/problem+json");
    for (String token : bad) {
      assertThat(ask(token)).as(token).isEqualTo(first);
    }
    assertThat(
            RawExchange.get(
                gateway.port(),
                SNAPSHOT,
                "Authorization: Bearer " + whole,
                "Authorization: Bearer " + whole))
        .as("two of them")
        .isEqualTo(first);
    assertThat(ask(whole)).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void aPublicKeyIsOneOfRsaAndLongEnough() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKeys.publicKey("none"))
        .withMessageContaining("BEGIN PUBLIC KEY");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TokenKeys.publicKey(Issuer.pem("PRIVATE KEY", key.toRSAPrivateKey().getEncoded())))
        .withMessageContaining("holds a PRIVATE KEY")
        .withMessageContaining("openssl rsa -in KEY -pubout");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TokenKeys.publicKey(
                    Issuer.pem("PUBLIC KEY", Issuer.ec("e").toECPublicKey().getEncoded())))
        .withMessageContaining("RSA");
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(1024);
    byte[] weak = small.generateKeyPair().getPublic().getEncoded();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKeys.publicKey(Issuer.pem("PUBLIC KEY", weak)))
        .withMessage("The public key has 1024 bits; RS256 needs 2048 or more.");
  }

  private String ask(String token) throws Exception {
    return RawExchange.get(gateway.port(), SNAPSHOT, "Authorization: Bearer " + token);
  }

  private static String payload() {
    return Base64URL.encode(good().build().toString()).toString();
  }

  private static String signature() {
    return Base64URL.encode("signature").toString();
  }

  private static String signed(JWK own, JWSHeader header) throws Exception {
    SignedJWT token = new SignedJWT(header, good().build());
    token.sign(new RSASSASigner(own.toRSAKey()));
    return token.serialize();
  }
}
