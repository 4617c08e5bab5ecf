package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tallyboard.support.TallyboardProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewayCommandTest {
  private static final String LISTENING = "listening on http://127.0.0.1:";

  @TempDir Path home;

  @Test
  void aLoopbackGatewayLeavesATokenThatOnlyItsUserCanReadAndEndsCleanlyOnSigterm()
      throws Exception {
    try (TallyboardProcess gateway = TallyboardProcess.start(home, "gateway", "--port", "0")) {
      String url = gateway.awaitLine(LISTENING).substring("listening on ".length());
      Path token = home.resolve("state/tallyboard/tokens/127.0.0.1-" + URI.create(url).getPort());

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
          .isEqualTo("rw-------");
      assertThat(status(url, "Bearer " + Files.readString(token).strip())).isEqualTo(200);
      assertThat(status(url, "Bearer nonsense")).isEqualTo(401);

      gateway.terminate();
      assertThat(gateway.awaitExit()).isZero();
      assertThat(gateway.err()).isEmpty();
      assertThat(gateway.out()).containsExactly("listening on " + url);
    }
  }

  @Test
  void beyondLoopbackItRefusesToStartWithoutASecret() throws Exception {
    for (String[] arguments :
        new String[][] {
          {"gateway", "--port", "0", "--host", "0.0.0.0"},
          {"gateway", "--port", "0", "--host", "0.0.0.0", "--no-auth"}
        }) {
      try (TallyboardProcess gateway = TallyboardProcess.start(home, arguments)) {
        assertThat(gateway.awaitExit()).isEqualTo(1);
        assertThat(gateway.out()).isEmpty();
        assertThat(gateway.err()).hasSize(1);
        assertThat(gateway.err().getFirst()).contains("authentication").contains("127.0.0.1");
      }
    }
  }

  @Test
  void dataThatAnotherGatewayUsesIsSaidToBeInUse() throws Exception {
    try (TallyboardProcess first = TallyboardProcess.start(home, "gateway", "--port", "0")) {
      first.awaitLine(LISTENING);

      try (TallyboardProcess second = TallyboardProcess.start(home, "gateway", "--port", "0")) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.err()).hasSize(1);
        assertThat(second.err().getFirst()).contains("in use").contains("--data");
      }
    }
  }

  @Test
  void aSecretThatIsTooShortIsRefusedBeforeAnythingListens() throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), "short");
    try (TallyboardProcess gateway =
        TallyboardProcess.start(
            home, "gateway", "--port", "0", "--jwt-secret-file", secret.toString())) {
      assertThat(gateway.awaitExit()).isEqualTo(1);
      assertThat(gateway.err()).hasSize(1);
      assertThat(gateway.err().getFirst()).contains("32").doesNotContain("short\"");
    }
  }

  @Test
  void tokensOfAnIssuerAreCheckedWithItsPublicKeyAndForThisAudience() throws Exception {
    RSAKey key = new RSAKeyGenerator(2048).generate();
    Path file =
        Files.writeString(
            home.resolve("public.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    try (TallyboardProcess gateway =
        TallyboardProcess.start(
            home,
            Map.of(
                "TALLYBOARD_JWT_PUBLIC_KEY_FILE",
                file.toString(),
                "TALLYBOARD_JWT_AUDIENCE",
                "tallyboard"),
            "gateway",
            "--port",
            "0")) {
      String url = gateway.awaitLine(LISTENING).substring("listening on ".length());

      assertThat(status(url, "Bearer " + token(key, "tallyboard"))).isEqualTo(200);
      assertThat(status(url, "Bearer " + token(key, "another"))).isEqualTo(401);
      assertThat(home.resolve("state/tallyboard/tokens")).doesNotExist();
    }
  }

  @Test
  void keysThatContradictEachOtherAreWrongUsageAndKeysThatCannotBeUsedAreSaid() throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), "x".repeat(32));
    refuses(2, "not several", "--no-auth", "--jwt-secret-file", secret.toString());
    refuses(2, "--jwks", "--jwt-issuer", "https://issuer.example");
    refuses(1, "https", "--jwks", "http://192.0.2.1/keys");
    refuses(1, "BEGIN PUBLIC KEY", "--jwt-public-key-file", secret.toString());
    refuses(1, "cannot be read", "--jwt-public-key-file", home.resolve("none").toString());
  }

  private void refuses(int code, String because, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("gateway", "--port", "0"));
    arguments.addAll(List.of(options));
    try (TallyboardProcess gateway =
        TallyboardProcess.start(home, arguments.toArray(String[]::new))) {
      assertThat(gateway.awaitExit()).as(gateway.err().toString()).isEqualTo(code);
      assertThat(gateway.out()).isEmpty();
      assertThat(gateway.err()).hasSize(1);
      assertThat(gateway.err().getFirst()).contains(because);
    }
  }

  private static String token(RSAKey key, String audience) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .claim("merchants", List.of("m_1"))
                .claim("scope", "read")
                .audience(audience)
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static int status(String url, String authorization) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/api/realtime/snapshot"))
              .header("Authorization", authorization)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
