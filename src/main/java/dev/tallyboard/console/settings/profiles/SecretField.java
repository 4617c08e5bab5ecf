package dev.tallyboard.console.settings.profiles;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.TextFieldSkin;

/** A field whose text is hidden until somebody asks for it; it can be pasted, never copied. */
final class SecretField extends PasswordField {
  private final BooleanProperty shown = new SimpleBooleanProperty();

  SecretField() {
    // A skin masks its text when it is made.
    shown.subscribe((_, _) -> setSkin(createDefaultSkin()));
  }

  /** Whether the text can be read. */
  BooleanProperty shown() {
    return shown;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new TextFieldSkin(this) {
      @Override
      protected String maskText(String text) {
        return shown.get() ? text : super.maskText(text);
      }
    };
  }
}
