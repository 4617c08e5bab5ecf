package dev.tallyboard.command;

import static dev.tallyboard.command.ProfileWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.client.keyring.UserTokens;
import dev.tallyboard.console.settings.Connections;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.PreferencesFile;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.workflow.Shop;
import dev.tallyboard.workflow.WorkflowSettings;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profiles by mouse and keyboard alone, on a real gateway that asks for tokens. */
@Timeout(90)
class ProfilesTest {
  private static final byte[] SECRET =
      "a secret of thirty-two bytes, at least".getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path data;
  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server =
        Server.open(
            data,
            Optional.empty(),
            GatewaySettings.at("127.0.0.1", 0).withHeartbeat(Duration.ofMillis(200)),
            Access.hs256(SECRET, Clock.systemUTC()),
            WorkflowSettings.with(new Shop.Sandbox(new SandboxShop())),
            10_000,
            Clock.systemUTC());
    server.startGateway();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theFirstRunConnectsByMouse() {
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.snapshot("first-run");
      assertThat(window.texts()).contains("Welcome to Tallyboard");
      window.type("#url", "gateway.example");
      window.click("#connect");
      window.awaitText("Begin the address with https:// or http://.");
      window.snapshot("first-run-wrong");

      window.type("#url", server.url());
      window.type("#token", token("m_1"));
      window.click("#test-profile");
      window.awaitText("A heartbeat came after");
      window.snapshot("first-run-tested");
      window.click("#connect");

      window.awaitWord("Live");
      waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, m_1"));
      assertThatTheTokenIsKeptOnce(window, token("m_1"));
    }
    try (ProfileWindow again = new ProfileWindow(home)) {
      again.awaitWord("Live");
    }
  }

  @Test
  void theFirstRunConnectsByKeys() {
    try (ProfileWindow window = new ProfileWindow(home)) {
      waitFor(() -> assertThat(window.focused()).isEqualTo("url"));
      window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
      window.paste(server.url());
      window.robot.push(KeyCode.TAB);
      window.paste(token("m_1"));
      window.robot.push(KeyCode.ENTER);

      window.awaitWord("Live");
    }
  }

  @Test
  void aTestSaysWhatIsWrongAndWhatToDo() {
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.type("#url", server.url());
      window.type("#token", "not-a-token");
      window.click("#test-profile");
      window.awaitText("The token is refused.");

      window.type("#token", token("m_1", "m_2"));
      window.click("#test-profile");
      window.awaitText("The token opens several merchants.");
      window.awaitText("The token is good for 2 merchants.");

      window.type("#merchant-id", "m_3");
      window.click("#test-profile");
      window.awaitText("The token does not open this merchant's orders.");

      window.type("#url", "http://127.0.0.1:1");
      window.click("#test-profile");
      window.awaitText("The address is not reached. Nothing listens at this address");
    }
  }

  @Test
  void aTokenSaysWhatItIsGoodForAndIsReadOnlyWhenAskedFor() {
    String token =
        Tokens.mint(
            SECRET,
            List.of("m_1", "m_2"),
            EnumSet.allOf(Scope.class),
            Instant.parse("2100-01-01T12:00:00Z"));
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.type("#url", server.url());
      window.type("#token", token);
      window.awaitText("The token is good for 2 merchants.");
      window.awaitText("Good until Jan 1, 2100");
      assertThat(window.texts()).doesNotContain(token);

      window.click("#show-token");
      waitFor(() -> assertThat(window.texts()).contains(token));
      window.snapshot("first-run-token");
      window.click("#show-token");
      waitFor(() -> assertThat(window.texts()).doesNotContain(token));

      window.click("#choose-merchant");
      window.choose("m_2");
      window.click("#connect");
      window.awaitWord("Live");
      waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, m_2"));
    }
  }

  @Test
  void whoIsSignedOutPastesAnotherTokenByKeysAndItHoldsAtOnce() {
    keep(new Profile("p-1", "Northgate", server.url(), "m_1"));
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.awaitWord("Signed out");
      window.awaitShown("#renew-token");
      window.snapshot("signed-out");
      for (int i = 0; i < 30 && !window.focused().equals("renew-token"); i++) {
        window.robot.push(KeyCode.TAB);
      }
      window.robot.push(KeyCode.ENTER);
      waitFor(() -> assertThat(window.focused()).isEqualTo("token"));
      window.snapshot("settings-connection-edit");

      window.paste(token("m_1"));
      window.robot.push(KeyCode.ENTER);

      window.awaitWord("Live");
      assertThatTheTokenIsKeptOnce(window, token("m_1"));
    }
  }

  @Test
  void anotherProfileReplacesAllOfTheFormer() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer former =
        new RawServer(
            it -> {
              if (it.request().path().startsWith("/api/realtime/snapshot")) {
                it.answer("200 OK", "Content-Type: application/json\r\n", oneOrder());
              } else {
                it.openStream();
                it.heartbeat();
                it.untilClosed();
                gone.countDown();
              }
            })) {
      keep(
          new Profile("p-1", "Former", former.url(), "old"),
          new Profile("p-2", "Next", server.url(), "m_2"));
      keepToken("p-2", token("m_2"));
      try (ProfileWindow window = new ProfileWindow(home)) {
        window.awaitWord("Live");
        waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, old"));
        window.click("#profiles");
        window.robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);

        waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, m_2"));
        window.awaitWord("Live");
        assertThat(gone.await(2, TimeUnit.SECONDS)).as("the former stream is gone").isTrue();
        assertThat(feeds()).isEqualTo(1);
        window.awaitText("No purchase orders yet");
        window.awaitText(server.url().substring("http://".length()));

        fail("m_2");
        waitFor(
            () ->
                assertThat(window.folders.alarms(server.url().substring(7), "m_2"))
                    .content()
                    .contains("po_fail"));
        assertThat(window.folders.alarms(former.url().substring(7), "old")).doesNotExist();
      }
      assertThat(feeds()).isZero();
      assertThat(new PreferencesFile(preferences()).read().connections().chosenId())
          .isEqualTo("p-2");
    }
  }

  @Test
  void realtimeOffPollsAndSaysSo() {
    keep(new Profile("p-1", "Northgate", server.url(), "m_1"));
    keepToken("p-1", token("m_1"));
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.awaitWord("Live");
      window.click("#settings-button");
      window.click("#settings-realtime");
      window.awaitText("Polls after 3 min 45 s of waiting, and tries the stream again");
      window.snapshot("settings-realtime");
      window.type("#attempts", "1000");
      window.awaitText("0 to 100");
      assertThat(
              ProfileWindow.onFx(
                  () -> window.stage.getScene().getRoot().lookup("#keep-realtime").isDisabled()))
          .isTrue();
      window.type("#attempts", "4");
      window.click("#realtime-live");
      window.click("#keep-realtime");

      window.awaitWord("Polling");
      window.snapshot("realtime-off");
      assertThat(feeds()).isEqualTo(1);
    }
  }

  @Test
  void profilesAreAddedAndDeletedAndTheLastOneLeavesTheFirstRun() {
    keep(new Profile("p-1", "Northgate", server.url(), "m_1"));
    keepToken("p-1", token("m_1"));
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.awaitWord("Live");
      window.click("#settings-button");
      window.snapshot("settings-connection");
      window.click("#add-profile");
      window.type("#name", "Second");
      window.type("#url", "https://second.example/api/realtime/events");
      window.click("#save-profile");
      window.awaitText("https://second.example");
      window.snapshot("settings-connection-two");

      window.click("#edit-p-1");
      window.click("#delete-profile");
      window.snapshot("settings-connection-delete");
      window.click("#delete-no");
      window.click("#delete-profile");
      window.click("#delete-yes");
      waitFor(
          () ->
              assertThat(window.files().keySet())
                  .noneMatch(it -> it.getFileName().toString().equals("p-1")));
      waitFor(() -> assertThat(connections(window).profiles()).hasSize(1));
      Profile second = connections(window).profiles().getFirst();
      assertThat(second.url()).isEqualTo("https://second.example");

      window.awaitText("second.example:443");
      window.click("#settings-button");
      window.click("#edit-" + second.id());
      window.click("#delete-profile");
      window.click("#delete-yes");
      window.awaitText("Welcome to Tallyboard");
    }
  }

  @Test
  void theDemoIsTriedAndLeft() {
    try (ProfileWindow window = new ProfileWindow(home)) {
      window.click("#start-demo");
      window.awaitWord("Live");
      waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, demo"));

      window.click("#presenter");
      window.choose("Leave the demo");

      window.awaitText("Welcome to Tallyboard");
      assertThat(feeds()).isZero();
    }
  }

  private static Connections connections(ProfileWindow window) {
    return ProfileWindow.onFx(() -> window.preferences.current().get().connections());
  }

  private static void assertThatTheTokenIsKeptOnce(ProfileWindow window, String token) {
    waitFor(
        () ->
            assertThat(window.files().entrySet())
                .filteredOn(it -> it.getValue().contains(token))
                .singleElement()
                .satisfies(
                    it ->
                        assertThat(it.getKey().getParent())
                            .isEqualTo(window.folders.profileTokens())));
  }

  private static long feeds() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().equals("feed"))
        .count();
  }

  private void keep(Profile... profiles) {
    new PreferencesFile(preferences())
        .write(
            Preferences.DEFAULT.with(
                new Connections(List.of(profiles), profiles[0].id(), Connections.NONE.realtime())));
  }

  private Path preferences() {
    return home.resolve("config/tallyboard/preferences.json");
  }

  private void keepToken(String profile, String token) {
    try {
      UserTokens.in(home.resolve("state/tallyboard/profile-tokens"), "Other").keep(profile, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(String... merchants) {
    return Tokens.mint(SECRET, List.of(merchants), EnumSet.allOf(Scope.class), null);
  }

  private static void fail(String merchant) {
    String failed =
        "{\"poId\":\"po_fail\",\"workflowId\":\"w\",\"stage\":\"shopify_sync\",\"error\":\"x\"}";
    try (GatewayClient client =
        new GatewayClient(
            GatewayAddress.of(server.url(), merchant), () -> Optional.of(token(merchant)))) {
      Decoded.Ok event = (Decoded.Ok) EventCodec.decode("error", failed);
      assertThat(client.publish(List.of(event.event()))).isInstanceOf(Published.Stored.class);
    }
  }

  private static String oneOrder() {
    Board board = new Board("old");
    String progress =
        "{\"poId\":\"po_old\",\"workflowId\":\"w\",\"stage\":\"ai_parsing\",\"progress\":5}";
    board.apply("log-1", ((Decoded.Ok) EventCodec.decode("progress", progress)).event());
    return new String(SnapshotCodec.write(board.snapshot(5)), StandardCharsets.UTF_8);
  }
}
