package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.settings.AboutPage;
import dev.tallyboard.console.settings.AppearancePage;
import dev.tallyboard.console.settings.DiagnosticsPage;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.NotificationDesk;
import dev.tallyboard.console.settings.NotificationsPage;
import dev.tallyboard.console.settings.Page;
import dev.tallyboard.console.settings.PrivacyPage;
import dev.tallyboard.console.settings.SettingsView;
import dev.tallyboard.console.settings.ShortcutsPage;
import dev.tallyboard.console.settings.ShortcutsPage.Shortcut;
import dev.tallyboard.console.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;

/** Which pages the settings have, and which keys the window. */
final class SettingsPages {
  private static final Texts TEXTS = Texts.of(SettingsPages.class);

  static final String APPEARANCE = "appearance";
  static final String SHORTCUTS = "shortcuts";

  private SettingsPages() {}

  /**
   * @param first the pages before ours
   * @param zone of this desk
   */
  static SettingsView of(
      KeptPreferences preferences,
      List<Page> first,
      NotificationDesk desk,
      ZoneId zone,
      DiagnosticsPage diagnostics) {
    List<Page> pages = new ArrayList<>(first);
    pages.addAll(
        List.of(
            new Page(
                APPEARANCE,
                TEXTS.of("page.appearance"),
                Feather.SUN,
                new AppearancePage(preferences)),
            new Page(
                "notifications",
                TEXTS.of("page.notifications"),
                Feather.BELL,
                new NotificationsPage(preferences, desk, zone)),
            new Page(
                "privacy", TEXTS.of("page.privacy"), Feather.SHIELD, new PrivacyPage(preferences)),
            new Page(
                SHORTCUTS,
                TEXTS.of("page.shortcuts"),
                Feather.COMMAND,
                new ShortcutsPage(shortcuts())),
            new Page("diagnostics", TEXTS.of("page.diagnostics"), Feather.ACTIVITY, diagnostics),
            new Page("about", TEXTS.of("page.about"), Feather.INFO, new AboutPage())));
    return new SettingsView(pages);
  }

  private static Map<String, List<Shortcut>> shortcuts() {
    Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
    groups.put(
        TEXTS.of("shortcuts.orders"),
        List.of(
            new Shortcut(TEXTS.of("shortcuts.find"), List.of(KeyNames.command("K"))),
            new Shortcut(TEXTS.of("shortcuts.add"), List.of(KeyNames.command("O"))),
            new Shortcut(TEXTS.of("shortcuts.details"), List.of(TEXTS.of("key.enter"))),
            new Shortcut(TEXTS.of("shortcuts.retry"), List.of("R")),
            new Shortcut(TEXTS.of("shortcuts.pin"), List.of("P")),
            new Shortcut(TEXTS.of("shortcuts.menu"), List.of(KeyNames.shift("F10"))),
            new Shortcut(
                TEXTS.of("shortcuts.rows"), List.of(TEXTS.of("key.down"), TEXTS.of("key.up"))),
            new Shortcut(TEXTS.of("shortcuts.stage"), List.of(TEXTS.of("key.one-to-seven"))),
            new Shortcut(TEXTS.of("shortcuts.all-stages"), List.of("0")),
            new Shortcut(
                TEXTS.of("shortcuts.stages"),
                List.of(TEXTS.of("key.right"), TEXTS.of("key.left")))));
    groups.put(
        TEXTS.of("shortcuts.alarms"),
        List.of(
            new Shortcut(TEXTS.of("shortcuts.acknowledge"), List.of("A")),
            new Shortcut(TEXTS.of("shortcuts.acknowledge-screen"), List.of(KeyNames.shift("A"))),
            new Shortcut(TEXTS.of("shortcuts.shelve"), List.of("S")),
            new Shortcut(TEXTS.of("shortcuts.copy"), List.of("C")),
            new Shortcut(TEXTS.of("shortcuts.next-alarm"), List.of("N"))));
    groups.put(
        TEXTS.of("shortcuts.activity"),
        List.of(
            new Shortcut(TEXTS.of("shortcuts.filter"), List.of(KeyNames.command("F"))),
            new Shortcut(TEXTS.of("shortcuts.hold"), List.of("H")),
            new Shortcut(TEXTS.of("shortcuts.export"), List.of(KeyNames.command("E")))));
    groups.put(
        TEXTS.of("shortcuts.window"),
        List.of(
            new Shortcut(TEXTS.of("shortcuts.reconnect"), List.of(KeyNames.command("R"))),
            new Shortcut(
                TEXTS.of("shortcuts.theme"), List.of(KeyNames.command(KeyNames.shift("L")))),
            new Shortcut(TEXTS.of("shortcuts.wallboard"), List.of("F11")),
            new Shortcut(TEXTS.of("shortcuts.settings"), List.of(KeyNames.command(","))),
            new Shortcut(TEXTS.of("page.shortcuts"), List.of("F1", "?")),
            new Shortcut(TEXTS.of("shortcuts.close"), List.of("Esc"))));
    return groups;
  }
}
