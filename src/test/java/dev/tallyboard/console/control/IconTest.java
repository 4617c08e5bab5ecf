package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Under the stylesheets of the theme. */
final class IconTest {
  private final Theme theme = Theme.light(new Motion(true));

  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aColourSetInCodeStays() {
    Icon icon = onFx(() -> Icon.filled(Feather.CHECK, 14));

    onFx(
        () -> {
          VBox root = dressed(new VBox(icon));
          icon.setFill(theme.color(Token.DANGER_FG));
          root.setStyle("-fx-opacity: 1;"); // the stylesheets are applied again
          icon.show(Feather.X);
          root.applyCss();
          return null;
        });

    assertThat(icon.getFill()).isEqualTo(theme.color(Token.DANGER_FG));
    assertThat(icon.getFont().getFamily()).isEqualTo("FeatherIcons");
    assertThat(icon.getFont().getSize()).isEqualTo(14);
    assertThat(icon.getText()).isEqualTo(Character.toString(Feather.X.getCode()));
  }

  @Test
  void aStyledOneTakesTheColourOfItsPlace() {
    Icon icon = onFx(() -> Icon.styled(Feather.CHECK, 14));

    onFx(
        () -> {
          Button accent = new Button("Go", icon);
          accent.getStyleClass().add("accent");
          dressed(new VBox(accent)).applyCss();
          return null;
        });

    assertThat(icon.getFill()).isEqualTo(theme.color(Token.ON_ACCENT));
  }

  private VBox dressed(VBox root) {
    theme.install(new Scene(root));
    root.applyCss();
    return root;
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }
}
