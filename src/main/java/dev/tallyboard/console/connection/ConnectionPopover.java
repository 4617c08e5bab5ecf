package dev.tallyboard.console.connection;

import dev.tallyboard.console.connection.ConnectionDetails.Line;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Opens below the indicator: where the gateway is, what went wrong, what to do. */
final class ConnectionPopover {
  private static final Texts TEXTS = Texts.of(ConnectionPopover.class);

  private final Theme theme;
  private final Label word = new WrappedLabel("popover-title");
  private final Label since = new WrappedLabel("popover-quiet");
  private final Label sentence = new WrappedLabel("popover-text");
  private final Label lastReason = new WrappedLabel("popover-text");
  private final GridPane history = new GridPane();
  private final Button reconnect =
      new Button(TEXTS.of("connection.reconnect"), Icon.styled(Feather.REFRESH_CW, 16));
  private final Label whyNoReconnect = new WrappedLabel("popover-quiet");
  private final PopOver popover;
  private List<Line> shownHistory = List.of();

  ConnectionPopover(ConnectionViewModel model, Theme theme, String server, Runnable reconnectNow) {
    this.theme = theme;
    reconnect.setId("popover-reconnect");
    reconnect.getStyleClass().add("accent");
    reconnect.setMinWidth(Region.USE_PREF_SIZE);
    reconnect.setOnAction(_ -> reconnectNow.run());
    lastReason.setId("popover-reason");
    whyNoReconnect.setId("popover-why-not");
    Label address = new WrappedLabel("popover-text");
    address.setText(server);
    VBox state = new VBox(2, word, since, sentence);
    history.getColumnConstraints().addAll(column(72), column(136), column(0));
    history.setId("popover-history");
    VBox content =
        new VBox(
            12,
            state,
            section(TEXTS.of("popover.server"), address),
            section(TEXTS.of("popover.last-error"), lastReason),
            section(TEXTS.of("popover.history"), history),
            new VBox(6, reconnect, whyNoReconnect));
    content.setId("connection-popover");
    content.getStyleClass().add("popover-content");
    content.setPrefWidth(IndicatorView.WIDTH);
    popover = new PopOver(new Zoomed(content, theme.textPercent()));
    // What is open would keep the stylesheets that it was opened with.
    theme.palette().subscribe((_, _) -> popover.hide(Duration.ZERO));
    theme.textPercent().subscribe((_, _) -> popover.hide(Duration.ZERO));
    popover.setArrowLocation(ArrowLocation.TOP_CENTER);
    popover.setDetachable(false);
    popover.setCornerRadius(4);
    popover.setArrowSize(8);
    popover.setFadeInDuration(Motion.SLIDE_IN);
    popover.setFadeOutDuration(Motion.SLIDE_OUT);
    popover.setOnShown(_ -> reconnect.requestFocus());
    model.details().subscribe(this::show);
  }

  void toggle(Node owner) {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      popover.setAnimated(!theme.motion().reduced());
      popover.show(owner);
    }
  }

  private void show(@Nullable ConnectionDetails details) {
    if (details == null) {
      return;
    }
    word.setText(details.word());
    since.setText(details.since());
    sentence.setText(details.sentence());
    lastReason.setText(details.lastReason());
    boolean possible = details.whyNoReconnect().isEmpty();
    reconnect.setDisable(!possible);
    whyNoReconnect.setText(details.whyNoReconnect());
    whyNoReconnect.setVisible(!possible);
    whyNoReconnect.setManaged(!possible);
    if (!details.history().equals(shownHistory)) {
      shownHistory = details.history();
      list(shownHistory);
    }
  }

  private void list(List<Line> lines) {
    history.getChildren().clear();
    for (int i = 0; i < lines.size(); i++) {
      Label clock = new WrappedLabel("popover-quiet");
      clock.setText(lines.get(i).clock());
      Label became = new WrappedLabel("popover-small");
      became.setText(lines.get(i).word());
      Label lasted = new WrappedLabel("popover-quiet");
      String time = lines.get(i).lasted();
      lasted.setText(i == 0 ? TEXTS.of("popover.for", time) : time);
      history.addRow(i, clock, became, lasted);
    }
  }

  private static VBox section(String title, Node content) {
    Label head = new WrappedLabel("popover-head");
    head.setText(title);
    return new VBox(2, head, content);
  }

  private static ColumnConstraints column(double width) {
    ColumnConstraints column = new ColumnConstraints();
    if (width > 0) {
      column.setMinWidth(width);
    } else {
      column.setHgrow(Priority.ALWAYS);
    }
    return column;
  }
}
