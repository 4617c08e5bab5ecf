package dev.tallyboard.console.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.client.keyring.TokenPlace;
import dev.tallyboard.client.keyring.TokenStore;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.settings.Connections;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.settings.profiles.Finding;
import dev.tallyboard.console.settings.profiles.Finding.Step;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.order.OrderDetail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** No text is cut: first run and connection pages, in both languages, small and large. */
final class ProfileLayoutTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:42:11Z");
  private static final List<Profile> PROFILES =
      List.of(
          new Profile("p-1", "Northgate warehouse", "https://gateway.northgate.example", "m_1"),
          new Profile(
              "p-2",
              "A name as long as a name may be, which is sixty letters long",
              "https://staging.with.a.long.name.northgate.example:8443/behind/a/proxy",
              "northgate-supply-and-trading-company"),
          new Profile("p-3", "Old", "https://old.northgate.example", "m_1"));

  private final Locale before = Locale.getDefault();
  private final FxRobot robot = new FxRobot();

  /** The id of a profile whose session does not come about. */
  private static final String BROKEN = "p-broken";

  private final Stage stage = stage();
  private @Nullable ConsoleStage console;

  @BeforeEach
  void restFinger() {
    robot.moveTo(1, 1);
  }

  @AfterEach
  void close() {
    ConsoleStage shown = console;
    if (shown != null) {
      shown.endForGood();
      onFx(
          () -> {
            shown.takeDown();
            stage.close();
            return null;
          });
    }
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1024, 700, 100, LIGHT",
    "de, 1024, 700, 100, DARK",
    "en, 1440, 900, 200, DARK",
    "de, 1440, 900, 200, LIGHT"
  })
  void nothingIsCut(String language, double width, double height, int percent, ThemeChoice theme) {
    String name = "profiles-" + language + "-" + (int) width + "-" + percent + "-";
    open(language, width, height, percent, theme, List.of());
    await().until(() -> shown("#first-run"));
    assertNothingCut(name + "first-run");
    fill("#url", "nowhere");
    fill("#token", "two words");
    fire("#connect");
    assertNothingCut(name + "first-run-wrong");
    fill("#url", "https://gateway.northgate.example");
    fill("#token", "token");
    fire("#test-profile");
    await().until(() -> shown(".test-bad"));
    assertNothingCut(name + "first-run-test");
    close();

    Locale.setDefault(Locale.of(language));
    open(language, width, height, percent, theme, PROFILES);
    await().until(() -> shown("#settings-button"));
    fire("#settings-button");
    await()
        .until(() -> shown("#token-term-p-3") && onFx(() -> node("#token-term-p-3").isVisible()));
    assertNothingCut(name + "connection");
    fire("#edit-p-2");
    fire("#test-profile");
    await().until(() -> shown(".test-bad"));
    fire("#delete-profile");
    assertNothingCut(name + "edit");
    onFx(
        () -> {
          List.copyOf(stage.getScene().getRoot().lookupAll(".settings-name")).stream()
              .skip(1)
              .findFirst()
              .map(ToggleButton.class::cast)
              .ifPresent(ToggleButton::fire);
          return null;
        });
    fill("#attempts", "1000");
    assertNothingCut(name + "realtime");
  }

  @Test
  void eachProfileSaysHowLongItsTokenIsGood() {
    open("en", 1440, 900, 100, ThemeChoice.LIGHT, PROFILES);
    await().until(() -> shown("#settings-button"));
    fire("#settings-button");
    await().until(() -> onFx(() -> node("#token-term-p-3").isVisible()));

    assertThat(term("p-1")).startsWith("Token good until ").contains("2026");
    assertThat(term("p-2")).startsWith("Token expires ");
    assertThat(term("p-3")).startsWith("Token expired, ");
  }

  @Test
  void theFirstRunIsMadeLegibleBeforeAnythingElse() {
    open("en", 1440, 900, 100, ThemeChoice.LIGHT, List.of());
    await().until(() -> shown("#first-run"));
    OpenConsole.settle(stage);

    robot.clickOn("#first-theme").clickOn("Dark");
    await().untilAsserted(() -> assertThat(menu("#first-theme")).isEqualTo("Dark"));
    robot.clickOn("#first-comfort").clickOn("Text at 125 %");
    assertNothingCut("first-run-125");
    assertThat(onFx(() -> node("#first-run").getLayoutBounds().getWidth())).isEqualTo(1440 / 1.25);
  }

  /** The sample rows and the footer stand as they are drawn. */
  @ParameterizedTest
  @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "1024, 700, LIGHT", "1024, 700, DARK"})
  void theFirstRunIsAsDrawn(double width, double height, ThemeChoice theme) {
    open("en", width, height, 100, theme, List.of());
    await().until(() -> shown("#first-run"));
    assertNothingCut("first-run-" + (int) width + "-" + theme);

    assertThat(onFx(() -> node("#sample-orders").isVisible())).isTrue();
    assertThat(onFx(() -> ((VBox) node("#sample-orders")).getChildren().size())).isEqualTo(4);
    assertThat(onFx(() -> bottom("#first-theme"))).isLessThanOrEqualTo(height);
  }

  @Test
  void aProfileThatCannotBeOpenedLeavesNoEmptyWindow() {
    Profile broken = new Profile(BROKEN, "Broken", "https://gateway.northgate.example", null);
    open("en", 1440, 900, 100, ThemeChoice.LIGHT, List.of(broken));

    await().until(() -> shown("#not-opened"));
    assertThat(onFx(() -> ((Label) stage.getScene().lookup("#not-opened")).getText()))
        .isEqualTo("What was to be shown could not be opened: no folder for its alarms");
    assertNothingCut("broken");
  }

  private void open(
      String language,
      double width,
      double height,
      int percent,
      ThemeChoice theme,
      List<Profile> profiles) {
    Locale.setDefault(Locale.of(language));
    Preferences preferred =
        Preferences.DEFAULT
            .with(theme)
            .withTextPercent(percent)
            .with(new Connections(profiles, null, Realtime.DEFAULT));
    console =
        onFx(
            () -> {
              ConsoleStage made =
                  new ConsoleStage(
                      stage,
                      new KeptPreferences(preferred, _ -> {}),
                      Clock.fixed(NOW, ZoneOffset.UTC),
                      new SystemLook(
                          new SimpleBooleanProperty().asObject(),
                          new SimpleBooleanProperty(true).asObject()),
                      NotificationPorts.none(),
                      FileChoice.bySystemDialog());
              made.showProfiles(new ProfileDesk.Tools(new NoGateways(), new OneFile()));
              return made;
            });
    await().until(() -> onFx(stage::isShowing));
    onFx(
        () -> {
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          return null;
        });
  }

  private void assertNothingCut(String name) {
    OpenConsole.settle(stage);
    OpenConsole.write(name, onFx(() -> stage.getScene().snapshot(null)));
    assertThat(onFx(() -> ClippedTexts.in(stage.getScene()))).as(name).isEmpty();
    assertThat(onFx(() -> CoveredTexts.in(stage.getScene()))).as(name).isEmpty();
  }

  private void fill(String selector, String text) {
    onFx(
        () -> {
          ((TextField) node(selector)).setText(text);
          return null;
        });
  }

  private void fire(String selector) {
    onFx(
        () -> {
          ((Button) node(selector)).fire();
          return null;
        });
  }

  private String term(String profile) {
    return onFx(() -> ((Label) node("#token-term-" + profile)).getText());
  }

  private String menu(String selector) {
    return onFx(() -> ((MenuButton) node(selector)).getText());
  }

  private double bottom(String selector) {
    return node(selector).localToScene(node(selector).getLayoutBounds()).getMaxY();
  }

  private boolean shown(String selector) {
    return onFx(() -> stage.getScene() != null && node(selector) != null);
  }

  private Node node(String selector) {
    return stage.getScene().getRoot().lookup(selector);
  }

  private static Stage stage() {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return onFx(Stage::new);
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  /** Sessions in which nothing happens, and tests that fail in the end. */
  private record NoGateways() implements Sessions {
    @Override
    public Session open(Profile profile, Realtime realtime) {
      if (profile.id().equals(BROKEN)) {
        throw new IllegalStateException("no folder for its alarms");
      }
      return new Still();
    }

    @Override
    public Optional<Supplier<Session>> demo() {
      return Optional.of(Still::new);
    }

    @Override
    public void test(Profile profile, @Nullable String token, Consumer<Finding> each) {
      each.accept(Finding.good(Step.ADDRESS, 1_234));
      each.accept(Finding.good(Step.STREAM, 0));
      each.accept(Finding.good(Step.TOKEN, 0));
      each.accept(Finding.bad(Step.MERCHANT, "http-403"));
    }
  }

  private record Still() implements Session, Commands {
    @Override
    public ConsoleSettings settings() {
      return new ConsoleSettings(
          "m_1", "gateway.northgate.example:443", ZoneOffset.UTC, Rhythm.USUAL, true, null);
    }

    @Override
    public AlarmMemory alarms() {
      return AlarmMemory.none();
    }

    @Override
    public Commands commands() {
      return this;
    }

    @Override
    public void start(FeedListener listener) {}

    @Override
    public void reconnectNow() {}

    @Override
    public UploadAnswer upload(Path file) {
      return new UploadAnswer.Accepted("none");
    }

    @Override
    public Answer<OrderDetail> detail(String poId) {
      return new Answer.Missing<>("none");
    }

    @Override
    public Answer<RetryStarted> retry(String poId, dev.tallyboard.event.Stage stage) {
      return new Answer.Missing<>("none");
    }

    @Override
    public Answer<OrderHeld> hold(OrderHold what, String poId) {
      return new Answer.Missing<>("none");
    }

    @Override
    public void close() {}
  }

  private record OneFile() implements TokenStore {
    @Override
    public TokenPlace place() {
      return new TokenPlace.OwnerFiles(
          Path.of("/home/operator/.local/state/tallyboard/profile-tokens"));
    }

    @Override
    public Optional<String> find(String name) {
      return switch (name) {
        case "p-1" -> Optional.of(token(Duration.ofDays(90)));
        case "p-2" -> Optional.of(token(Duration.ofDays(3)));
        case "p-3" -> Optional.of(token(Duration.ofDays(-1)));
        default -> Optional.empty();
      };
    }

    private static String token(Duration good) {
      String claims = "{\"exp\":" + NOW.plus(good).getEpochSecond() + "}";
      return "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".s";
    }

    @Override
    public TokenPlace keep(String name, String token) throws IOException {
      return place();
    }

    @Override
    public void forget(String name) {}
  }
}
