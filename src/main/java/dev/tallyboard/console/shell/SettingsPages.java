package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.AppearancePage;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Page;
import dev.tallyboard.console.settings.SettingsView;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/** Which pages the settings have. */
final class SettingsPages {
  static final String APPEARANCE = "Appearance";

  private SettingsPages() {}

  static SettingsView of(KeptPreferences preferences) {
    return new SettingsView(
        List.of(new Page(APPEARANCE, Feather.SUN, new AppearancePage(preferences))));
  }
}
