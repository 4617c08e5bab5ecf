package dev.tallyboard.console.settings;

import javafx.scene.layout.VBox;

/** What this is, and what it is made of. */
public final class AboutPage extends VBox {
  public AboutPage() {
    super(32);
    Versions versions = Versions.ofThisProgram();
    Section about =
        new Section("Tallyboard")
            .row("Version", versions.tallyboard())
            .row("Licence", "Apache-2.0");
    Section bundled = new Section("Bundled with it, and under which licence");
    Versions.bundled().forEach(it -> bundled.row(it.name(), it.licence()));
    getChildren().addAll(about, bundled);
  }
}
