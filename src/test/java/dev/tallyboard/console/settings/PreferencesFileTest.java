package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.control.QuietHours;
import dev.tallyboard.console.theme.ThemeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesFileTest {
  private static final Connections CONNECTIONS =
      new Connections(
          List.of(
              new Profile("p-1", "Northgate", "https://gateway.northgate.example", "northgate"),
              new Profile("p-2", "Here", "http://127.0.0.1:8080", null)),
          "p-2",
          new Realtime(false, 60, 4, 5, 120));
  private static final NotificationRules NOTIFICATIONS =
      NotificationRules.DEFAULT
          .with(NotificationKind.ALARM, new Ways(false, true))
          .with(NotificationKind.ORDER_DONE, new Ways(true, false))
          .with(new QuietHours(true, LocalTime.of(21, 30), LocalTime.of(5, 45)))
          .withAlarmsInQuietHours(false)
          .withAlarmSoundsInFront(false)
          .withVolume(35)
          .withNames(false)
          .withKeepInTray(true);
  private static final Preferences CHOSEN =
      new Preferences(
          ThemeChoice.DARK,
          true,
          150,
          true,
          new WindowPlace(-1200, 40, 1100, 720, true),
          new OrderList(
              "SUPPLIER",
              Map.of("northgate", List.of("po-2", "po-1")),
              Map.of("stage", 240.0, "compact-order", 150.0)),
          CONNECTIONS,
          NOTIFICATIONS);

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path path = folder.resolve("not/there/yet/preferences.json");

    new PreferencesFile(path).write(CHOSEN);

    assertThat(new PreferencesFile(path).read()).isEqualTo(CHOSEN);
    assertThat(files(path.getParent())).containsExactly("preferences.json");
  }

  @Test
  void withoutAFileTheDefaultsHold() {
    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"version\": 1, \"theme\": \"da",
        "[1]",
        "{}",
        "{\"version\": 5, \"theme\": \"dark\"}",
        "<settings/>",
        "\u0000\u0000\u0000\u0000"
      })
  void whatIsHalfWrittenOrForeignIsSetAsideAndTheDefaultsHold(String text) throws IOException {
    Files.writeString(path(), text);

    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);

    assertThat(path()).doesNotExist();
    assertThat(folder.resolve("preferences.json.unreadable")).hasContent(text);
    file().write(CHOSEN);
    assertThat(file().read()).isEqualTo(CHOSEN);
  }

  @Test
  void aFileFarTooLargeIsNotRead() throws IOException {
    Files.write(path(), new byte[70_000]);

    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
    assertThat(path()).doesNotExist();
  }

  @Test
  void aValueThatMakesNoSenseIsAsGoodAsNone() throws IOException {
    Files.writeString(
        path(),
        "{\"version\":1,\"theme\":\"mauve\",\"textPercent\":9000,\"reducedMotion\":true,"
            + "\"window\":{\"x\":5,\"y\":5,\"width\":-3,\"height\":700}}");

    assertThat(file().read())
        .isEqualTo(Preferences.DEFAULT.withReducedMotion(true).withTextPercent(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "[]",
        "{\"sort\":{},\"pinned\":[\"po-1\"]}",
        "{\"pinned\":{\"northgate\":7,\"\":[\"po-1\"]}}",
        "{\"pinned\":{\"northgate\":[null,{},\"\"]}}"
      })
  void aListOfOrdersThatMakesNoSenseIsAsGoodAsNone(String orders) throws IOException {
    Files.writeString(path(), "{\"version\":1,\"theme\":\"dark\",\"orders\":" + orders + "}");

    assertThat(file().read().orders().pinned("northgate")).isEqualTo(List.of());
    assertThat(file().read().theme()).isEqualTo(ThemeChoice.DARK);
  }

  @Test
  void howeverMuchIsPinnedTheFileCanBeRead() {
    OrderList list = OrderList.DEFAULT;
    for (int merchant = 0; merchant < 100; merchant++) {
      List<String> poIds = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        poIds.add("\u2603".repeat(60) + i);
      }
      list = list.pinning("\u2603".repeat(60) + merchant, poIds);
    }
    Preferences much = Preferences.DEFAULT.with(list);

    file().write(much);

    assertThat(file().read()).isEqualTo(much);
    assertThat(much.orders().pinned()).hasSize(OrderList.MOST_MERCHANTS);
    assertThat(much.orders().pinned("\u2603".repeat(60) + 99)).hasSize(OrderList.MOST_PINNED);
  }

  @Test
  void aFileOfTheThirdVersionIsReadWithTheUsualForWhatItDoesNotKnow() throws IOException {
    Files.writeString(
        path(),
        "{\"version\":3,\"theme\":\"dark\",\"orders\":{\"sort\":\"SUPPLIER\"},"
            + "\"notifications\":{\"kinds\":{\"alarm\":{\"desktop\":false,\"sound\":true}}}}");

    Preferences read = file().read();
    assertThat(read.orders().sort()).isEqualTo("SUPPLIER");
    assertThat(read.orders().widths()).isEmpty();
    assertThat(read.denseRows()).isFalse();
    assertThat(read.notifications())
        .isEqualTo(NotificationRules.DEFAULT.with(NotificationKind.ALARM, new Ways(false, true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"stage\":-4}",
        "{\"stage\":\"wide\"}",
        "{\"stage\":1e300,\"\":7}",
        "[240]",
        "7"
      })
  void widthsThatMakeNoSenseAreAsGoodAsNone(String widths) throws IOException {
    Files.writeString(
        path(), "{\"version\":4,\"theme\":\"dark\",\"orders\":{\"widths\":" + widths + "}}");

    assertThat(file().read()).isEqualTo(Preferences.DEFAULT.with(ThemeChoice.DARK));
  }

  @Test
  void aFileOfTheFirstVersionIsReadWithoutConnections() throws IOException {
    Files.writeString(path(), "{\"version\":1,\"theme\":\"dark\",\"textPercent\":150}");

    assertThat(file().read())
        .isEqualTo(Preferences.DEFAULT.with(ThemeChoice.DARK).withTextPercent(150));
  }

  @Test
  void aFileOfTheSecondVersionIsReadWithTheUsualNotifications() throws IOException {
    Files.writeString(
        path(), "{\"version\":2,\"theme\":\"dark\",\"connections\":{\"chosen\":\"b\"}}");

    assertThat(file().read())
        .isEqualTo(
            Preferences.DEFAULT
                .with(ThemeChoice.DARK)
                .with(new Connections(List.of(), "b", Realtime.DEFAULT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{\"kinds\":[],\"quiet\":7}",
        "{\"kinds\":{\"alarm\":{\"desktop\":\"often\"},\"\":7}}",
        "{\"quiet\":{\"on\":\"x\",\"from\":\"25:00\",\"to\":7},\"keepInTray\":[]}"
      })
  void notificationsThatMakeNoSenseAreAsGoodAsNone(String json) throws IOException {
    Files.writeString(path(), "{\"version\":3,\"theme\":\"dark\",\"notifications\":" + json + "}");

    assertThat(file().read().notifications()).isEqualTo(NotificationRules.DEFAULT);
    assertThat(file().read().theme()).isEqualTo(ThemeChoice.DARK);
  }

  @Test
  void aProfileThatMakesNoSenseIsLeftOutAndNumbersAreBroughtIntoTheirRange() throws IOException {
    Files.writeString(
        path(),
        "{\"version\":2,\"connections\":{\"profiles\":[7,"
            + "{\"id\":\"../../x\",\"name\":\"a\",\"url\":\"http://a\"},"
            + "{\"id\":\"b\",\"name\":\"b\",\"url\":\"no address\"},"
            + "{\"id\":\"c\",\"name\":\"c\",\"url\":\"https://c.example\"}],\"chosen\":\"b\","
            + "\"realtime\":{\"attempts\":-4,\"pollInterval\":0,\"firstWait\":\"x\"}}}");

    Connections read = file().read().connections();

    assertThat(read.chosen()).map(Profile::name).contains("c");
    assertThat(read.profiles()).hasSize(1);
    assertThat(read.realtime()).isEqualTo(new Realtime(true, 30, 0, 3, 5));
  }

  @Test
  void whereItCannotBeWrittenTheErrorSaysWhere() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where a folder should be");

    assertThatThrownBy(
            () -> new PreferencesFile(folder.resolve("taken/preferences.json")).write(CHOSEN))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("preferences.json");
  }

  private PreferencesFile file() {
    return new PreferencesFile(path());
  }

  private Path path() {
    return folder.resolve("preferences.json");
  }

  private static List<String> files(Path in) {
    try (Stream<Path> all = Files.list(in)) {
      return all.map(it -> it.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
