package dev.tallyboard.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.notify.BusOfTheSession.Shown;
import dev.tallyboard.console.notify.bus.SessionBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications over a real socket, to a bus and a server that are written for this test. */
final class FreedesktopDesktopTest {
  private final List<Boolean> found = new CopyOnWriteArrayList<>();
  private final List<Notification> clicked = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private BusOfTheSession bus;
  private FreedesktopDesktop desktop;

  @BeforeEach
  void connect() throws IOException {
    bus = new BusOfTheSession(folder.resolve("bus"));
    desktop = new FreedesktopDesktop(Optional.of(folder.resolve("bus")), found::add, clicked::add);
  }

  @AfterEach
  void close() throws IOException {
    desktop.close();
    bus.close();
  }

  @Test
  void whatIsToldIsShown() {
    desktop.show(alarm("Database save failed", "PO-7"));

    await().until(() -> found.equals(List.of(true)));
    assertThat(bus.shown).containsExactly(new Shown(0, "Database save failed", "PO-7"));
  }

  @Test
  void markupIsTextAndLettersOfAllKindsArriveWhole() {
    desktop.show(alarm("Ä <b>☃</b> 𝄞", "<a href=x>&</a> ☃"));

    await().until(() -> !found.isEmpty());
    assertThat(bus.shown)
        .containsExactly(new Shown(0, "Ä <b>☃</b> 𝄞", "&lt;a href=x&gt;&amp;&lt;/a&gt; ☃"));
  }

  @Test
  void whereTheServerReadsNoMarkupTheTextIsAsItIs() {
    bus.capabilities = List.of("body", "icon-static", "persistence");
    desktop.show(alarm("a", "<b> & c"));

    await().until(() -> !found.isEmpty());
    assertThat(bus.shown).extracting(Shown::text).containsExactly("<b> & c");
  }

  @Test
  void theNextOfAKindTakesThePlaceOfTheOneBefore() {
    desktop.show(alarm("one", ""));
    desktop.show(new Notification(NotificationKind.CONNECTION_LOST, "lost", "", true, true));
    desktop.show(alarm("two", ""));

    await().until(() -> found.size() == 3);
    assertThat(bus.shown)
        .containsExactly(
            new Shown(0, "one", ""), new Shown(0, "lost", ""), new Shown(41, "two", ""));
    assertThat(bus.calls).containsOnlyOnce("Hello", "GetCapabilities");
  }

  @Test
  void aClickTellsWhichNotificationItWas() throws IOException {
    bus.capabilities = List.of("body", "actions");
    desktop.show(alarm("Database save failed", "PO-7").about("po-7"));
    desktop.show(new Notification(NotificationKind.CONNECTION_LOST, "lost", "", true, true));
    await().until(() -> found.size() == 2);
    assertThat(bus.actions).containsOnly(List.of("default", "Show"));
    assertThat(bus.matches).singleElement().asString().contains("ActionInvoked");

    bus.click(7_000); // another program's
    bus.click(41);

    await().until(() -> !clicked.isEmpty());
    assertThat(clicked).extracting(Notification::poId).containsExactly("po-7");
    bus.click(42);
    await().until(() -> clicked.size() == 2);
    assertThat(clicked.getLast().poId()).isNull();
  }

  @Test
  void whereTheServerKnowsNoClicksNoneIsOffered() {
    desktop.show(alarm("Database save failed", "PO-7"));

    await().until(() -> !found.isEmpty());
    assertThat(bus.actions).containsExactly(List.of());
    assertThat(bus.matches).isEmpty();
  }

  @Test
  void aBusThatStartsAnewIsFoundAgain() throws IOException {
    desktop.show(alarm("one", ""));
    await().until(() -> found.size() == 1);
    bus.dropTheClient();

    desktop.show(alarm("two", ""));

    await().until(() -> found.equals(List.of(true, true)));
    assertThat(bus.shown).extracting(Shown::replaces).containsExactly(0, 0);
  }

  @Test
  void whereNobodyShowsThemThatIsTold() {
    bus.error = "org.freedesktop.DBus.Error.ServiceUnknown";
    desktop.look();
    await().until(() -> found.equals(List.of(false)));

    bus.error = null;
    desktop.look();
    await().until(() -> found.equals(List.of(false, true)));
  }

  @Test
  void withoutABusThatIsTold() {
    FreedesktopDesktop none = new FreedesktopDesktop(Optional.empty(), found::add, clicked::add);
    FreedesktopDesktop gone =
        new FreedesktopDesktop(Optional.of(folder.resolve("none")), found::add, clicked::add);

    none.look();
    gone.show(alarm("a", ""));

    await().until(() -> found.equals(List.of(false, false)));
    none.close();
    gone.close();
  }

  @Test
  void theAddressIsThatOfTheSession() {
    assertThat(SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/a%20b/bus")))
        .contains(Path.of("/run/a b/bus"));
    assertThat(
            SessionBus.address(
                Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/x,guid=1;unix:path=/y,guid=2")))
        .contains(Path.of("/y"));
    assertThat(SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/x")))
        .isEmpty();
    assertThat(SessionBus.address(Map.of("XDG_RUNTIME_DIR", "/run/user/7")))
        .contains(Path.of("/run/user/7/bus"));
    assertThat(SessionBus.address(Map.of())).isEmpty();
  }

  private static Notification alarm(String title, String text) {
    return new Notification(NotificationKind.ALARM, title, text, true, true);
  }
}
