package dev.tallyboard.console.settings;

import dev.tallyboard.console.text.Texts;
import javafx.scene.layout.VBox;

/** What this is, and what it is made of. */
public final class AboutPage extends VBox {
  private static final Texts TEXTS = Texts.of(AboutPage.class);

  public AboutPage() {
    super(32);
    Versions versions = Versions.ofThisProgram();
    Section about =
        new Section(TEXTS.of("diagnostics.tallyboard"))
            .row(TEXTS.of("about.version"), versions.tallyboard())
            .row(TEXTS.of("about.licence"), "Apache-2.0");
    Section bundled = new Section(TEXTS.of("about.bundled"));
    Versions.bundled().forEach(it -> bundled.row(it.name(), it.licence()));
    getChildren().addAll(about, bundled);
  }
}
