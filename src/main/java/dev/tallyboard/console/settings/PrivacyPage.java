package dev.tallyboard.console.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.text.Texts;
import javafx.scene.layout.VBox;

/** What others may come to see. */
public final class PrivacyPage extends VBox {
  private static final Texts TEXTS = Texts.of(PrivacyPage.class);

  public PrivacyPage(KeptPreferences preferences) {
    super(32);
    ToggleSwitch names = new ToggleSwitch();
    names.setId("names-in-notifications");
    names.setAccessibleText(TEXTS.of("privacy.names"));
    preferences.current().subscribe(it -> names.setSelected(it.notifications().names()));
    names
        .selectedProperty()
        .subscribe((_, on) -> preferences.change(it -> it.with(it.notifications().withNames(on))));
    getChildren()
        .add(
            new Section(TEXTS.of("privacy.title"))
                .row(TEXTS.of("privacy.names"), TEXTS.of("privacy.names.hint"), names));
  }
}
