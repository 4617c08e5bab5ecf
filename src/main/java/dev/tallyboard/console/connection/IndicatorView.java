package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.Locale;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The connection at first glance: of one size in every state, so that no neighbour moves. */
public final class IndicatorView extends HBox {
  private static final Texts TEXTS = Texts.of(IndicatorView.class);

  public static final double WIDTH = 336;
  private static final double NARROW_WIDTH = 240;
  private static final int LONG_WORD = 12;

  private final Theme theme;
  private final Icon icon = Icon.styled(Feather.RADIO, 28);
  private final Text word = new Text();
  private final DetailText first = new DetailText(0);
  private final DetailText second = new DetailText(0);
  private final FadeTransition heartbeat = new FadeTransition(Motion.HEARTBEAT.divide(2), icon);
  private final VBox details;
  private final ConnectionPopover popover;
  private @Nullable IndicatorKind shown;

  /**
   * @param server the gateway, as an operator knows it
   * @param reconnectNow what the button in the popover does
   */
  public IndicatorView(
      ConnectionViewModel model, Theme theme, String server, Runnable reconnectNow) {
    this.theme = theme;
    popover = new ConnectionPopover(model, theme, server, reconnectNow);
    setId("connection");
    getStyleClass().add("connection");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleHelp(TEXTS.of("indicator.help"));
    setFocusTraversable(true);
    setOnMousePressed(this::pressed);
    setOnKeyPressed(this::typed);
    word.getStyleClass().add("connection-word");
    details = new VBox(first, second);
    details.setAlignment(Pos.CENTER_RIGHT);
    setNarrow(false);
    HBox.setHgrow(details, Priority.ALWAYS);
    getChildren().addAll(icon, word, details);
    heartbeat.setFromValue(1);
    heartbeat.setToValue(0.55);
    heartbeat.setAutoReverse(true);
    heartbeat.setCycleCount(2);
    model.indicator().subscribe(this::show);
    model.beat().subscribe((_, _) -> beat());
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      popover.toggle(this);
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  /** The icon and the word alone: the popover has the details. */
  public void setNarrow(boolean narrow) {
    double width = narrow ? NARROW_WIDTH : WIDTH;
    setMinSize(width, 48);
    setMaxSize(width, 48);
    details.setVisible(!narrow);
    details.setManaged(!narrow);
  }

  /** A press that closes an open popover does not arrive here: the popover keeps it. */
  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      popover.toggle(this);
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      popover.toggle(this);
      event.consume();
    }
  }

  private void show(@Nullable Indicator indicator) {
    if (indicator == null) {
      return;
    }
    first.show(indicator.first());
    second.show(indicator.second());
    setAccessibleText(indicator.accessible());
    if (indicator.kind() != shown) {
      become(indicator.kind());
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  private void become(IndicatorKind kind) {
    shown = kind;
    word.setText(kind.word());
    icon.show(
        switch (kind) {
          case CONNECTING -> Feather.RADIO;
          case LIVE, HEARTBEAT_LATE -> Feather.WIFI;
          case RECONNECTING, OFFLINE -> Feather.WIFI_OFF;
          case POLLING, STOPPED -> Feather.REFRESH_CW;
          case SIGNED_OUT -> Feather.LOCK;
        });
    getStyleClass().setAll("connection", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (kind.word().length() >= LONG_WORD) {
      getStyleClass().add("long-word");
    }
  }

  private void beat() {
    if (shown == IndicatorKind.LIVE && !theme.motion().reduced()) {
      heartbeat.playFromStart();
    }
  }
}
