package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.AboutPage;
import dev.tallyboard.console.settings.AppearancePage;
import dev.tallyboard.console.settings.DiagnosticsPage;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Page;
import dev.tallyboard.console.settings.SettingsView;
import dev.tallyboard.console.settings.ShortcutsPage;
import dev.tallyboard.console.settings.ShortcutsPage.Shortcut;
import dev.tallyboard.console.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;

/** Which pages the settings have, and which keys the window. */
final class SettingsPages {
  static final String APPEARANCE = "Appearance";
  static final String SHORTCUTS = "Shortcuts";

  private static final Texts TEXTS = Texts.of(SettingsPages.class);
  private static final String COMMAND =
      System.getProperty("os.name").startsWith("Mac") ? "Cmd+" : "Ctrl+";

  private SettingsPages() {}

  static SettingsView of(KeptPreferences preferences, DiagnosticsPage diagnostics) {
    return new SettingsView(
        List.of(
            new Page(APPEARANCE, Feather.SUN, new AppearancePage(preferences)),
            new Page(SHORTCUTS, Feather.COMMAND, new ShortcutsPage(shortcuts())),
            new Page("Diagnostics", Feather.ACTIVITY, diagnostics),
            new Page("About", Feather.INFO, new AboutPage())));
  }

  private static Map<String, List<Shortcut>> shortcuts() {
    Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
    groups.put(
        "Purchase orders",
        List.of(
            new Shortcut(TEXTS.of("shortcuts.find"), List.of(COMMAND + "K")),
            new Shortcut("Add a PO", List.of(COMMAND + "O")),
            new Shortcut("Next and previous row", List.of("Down", "Up")),
            new Shortcut(TEXTS.of("shortcuts.pin"), List.of("P")),
            new Shortcut(TEXTS.of("shortcuts.menu"), List.of("Shift+F10")),
            new Shortcut("Orders of one stage alone, or of all again", List.of("1 to 7")),
            new Shortcut("Orders of all stages", List.of("0")),
            new Shortcut(
                "Next and previous stage, where a stage has the keys", List.of("Right", "Left"))));
    groups.put(
        "Alarms",
        List.of(
            new Shortcut("Acknowledge the chosen order", List.of("A")),
            new Shortcut("Acknowledge all on the screen", List.of("Shift+A")),
            new Shortcut("Shelve", List.of("S")),
            new Shortcut("Copy the details", List.of("C")),
            new Shortcut("Next alarm", List.of("N"))));
    groups.put(
        "Window",
        List.of(
            new Shortcut("Reconnect now", List.of(COMMAND + "R")),
            new Shortcut("Light or dark theme", List.of(COMMAND + "Shift+L")),
            new Shortcut("Settings", List.of(COMMAND + ",")),
            new Shortcut("Shortcuts", List.of("F1", "?")),
            new Shortcut("Close or clear", List.of("Esc"))));
    return groups;
  }
}
