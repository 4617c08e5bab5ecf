package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.TallyboardProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
