package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The quiet line at the foot of the window. */
public final class StatusBar extends HBox {
  private static final Texts TEXTS = Texts.of(StatusBar.class);
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private static final double FIGURES_FROM = 900;
  private static final double HOST_FROM = 640;

  private final Icon modeIcon = Icon.styled(Feather.RADIO, 14);
  private final DetailText mode = new DetailText(3);
  private final DetailText events = new DetailText(3);
  private final DetailText p50 = new DetailText(3);
  private final DetailText p99 = new DetailText(3);
  private final DetailText last = new DetailText(3);
  private boolean figuresFit = true;
  private boolean live;
  private final HBox server = new HBox(6);
  private final Text clock = new Text();

  /**
   * @param host the gateway, as an operator knows it
   */
  public StatusBar(ConnectionViewModel model, String host) {
    setId("status-bar");
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(28);
    setMaxHeight(28);
    mode.getStyleClass().add("status-mode");
    clock.getStyleClass().add("detail-strong");
    Text hostText = new Text(host);
    hostText.getStyleClass().add("detail");
    HBox left = new HBox(8, modeIcon, mode);
    left.setAlignment(Pos.CENTER_LEFT);
    left.getStyleClass().add("status-left");
    server.getChildren().addAll(Icon.styled(Feather.SERVER, 14), hostText);
    server.setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(left, events, p50, p99, last, gap, server, clock);
    for (DetailText text : new DetailText[] {mode, events, p50, p99, last}) {
      text.setAlignment(Pos.CENTER_LEFT);
    }
    widthProperty().subscribe(it -> setRoom(it.doubleValue()));
    model.status().subscribe(this::show);
  }

  /**
   * Figures of the last minute go first, where there is no room for all; then the gateway, which
   * the connection's popover names, too.
   */
  private void setRoom(double width) {
    server.setVisible(width >= HOST_FROM);
    server.setManaged(width >= HOST_FROM);
    figuresFit = width >= FIGURES_FROM;
    for (DetailText figure : new DetailText[] {events, p50, p99}) {
      show(figure, figuresFit);
    }
    show(last, figuresFit || !live);
  }

  private static void show(DetailText text, boolean shown) {
    text.setVisible(shown);
    text.setManaged(shown);
  }

  private void show(@Nullable StatusLine line) {
    if (line == null) {
      return;
    }
    pseudoClassStateChanged(STALE, !line.live());
    modeIcon.show(line.live() ? Feather.RADIO : Feather.REFRESH_CW);
    mode.show(Detail.stressed(TEXTS.of("status.mode", line.mode())));
    events.show(Detail.stressed(TEXTS.of("status.events", line.events())));
    p50.show(Detail.stressed(TEXTS.of("status.p50", line.p50())));
    p99.show(Detail.stressed(TEXTS.of("status.p99", line.p99())));
    last.show(line.last());
    live = line.live();
    show(last, figuresFit || !live);
    clock.setText(line.clock());
  }
}
