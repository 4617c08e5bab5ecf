package dev.tallyboard.console.alarms;

import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** The alarms at first glance; of one size in every state. A press opens the list. */
public final class BellView extends HBox {
  private static final Texts TEXTS = Texts.of(BellView.class);

  private static final double WIDTH = 120;
  private static final double SLIM_WIDTH = 84;
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final Text number = new Text();
  private final Text words = new Text();
  private final Consumer<Node> open;

  /**
   * @param open opens the list below the node that it is given, or closes it
   */
  public BellView(AlarmsViewModel model, Flash flash, Consumer<Node> open) {
    this.open = open;
    setId("bell");
    getStyleClass().add("bell");
    setAlignment(Pos.CENTER_LEFT);
    setSlim(false);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleHelp(TEXTS.of("bell.help"));
    Tooltip.install(this, new Tooltip(TEXTS.of("bell.tooltip")));
    setFocusTraversable(true);
    setOnMousePressed(this::pressed);
    setOnKeyPressed(this::typed);
    number.getStyleClass().add("bell-number");
    words.getStyleClass().add("bell-words");
    getChildren().addAll(Icon.styled(Feather.BELL, 20), number, words);
    flash.lit().subscribe(it -> pseudoClassStateChanged(LIT, it));
    model.bell().subscribe(this::show);
  }

  /** The number without its words; it is spoken with them all the same. */
  public void setSlim(boolean slim) {
    double width = slim ? SLIM_WIDTH : WIDTH;
    setMinSize(width, 48);
    setMaxSize(width, 48);
    words.setVisible(!slim);
    words.setManaged(!slim);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      open.accept(this);
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      open.accept(this);
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      open.accept(this);
      event.consume();
    }
  }

  private void show(Bell bell) {
    number.setText(TEXTS.of("bell.number", bell.number()));
    words.setText(bell.words());
    getStyleClass().setAll("bell", bell.tone().name().toLowerCase(Locale.ROOT));
    setAccessibleText(bell.accessible());
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }
}
