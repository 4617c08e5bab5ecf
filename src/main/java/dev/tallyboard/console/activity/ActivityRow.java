package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Badge;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** The nodes of one entry. */
final class ActivityRow extends Pane {
  static final double HEIGHT = 54;
  private static final double TEXT = 88;

  private final Theme theme;
  private final Rectangle tint = new Rectangle(0, HEIGHT - 1);
  private final Rectangle mark = new Rectangle(3, HEIGHT - 1);
  private final Text time = new Text();
  private final Badge badge;
  private final FittedText title = new FittedText("entry-title");
  private final FittedText text = new FittedText("row-text");

  ActivityRow(Theme theme) {
    this.theme = theme;
    badge = new Badge(theme);
    theme.fill(tint, Token.ACCENT_SUBTLE);
    tint.setManaged(false);
    theme.fill(mark, Token.ACCENT_FG);
    mark.setManaged(false);
    time.getStyleClass().add("row-text");
    theme.fill(time, Token.FG_MUTED);
    time.setTextOrigin(VPos.CENTER);
    time.setManaged(false);
    theme.fill(title, Token.FG_DEFAULT);
    text.getStyleClass().add("row-message");
    title.getStyleClass().add("row-name");
    getChildren().addAll(tint, mark, time, badge, title, text);
    pose(0, 1, 0, 0);
  }

  /**
   * @param kind the entry's badge, as it stands now
   */
  void show(FeedEntry entry, BadgeKind kind, Times times) {
    time.setText(times.clock(entry.at()));
    badge.show(kind);
    title.show(entry.title());
    text.show(entry.text());
    theme.fill(text, entry.badge() == BadgeKind.ERROR ? Token.DANGER_FG : Token.FG_MUTED);
    requestLayout();
  }

  /**
   * @param x px to the right of its place
   * @param opacity of all
   * @param tinted how much of the tint is left, 0 to 1
   * @param marked opacity of the mark
   */
  void pose(double x, double opacity, double tinted, double marked) {
    setTranslateX(x);
    setOpacity(opacity);
    tint.setOpacity(tinted);
    mark.setOpacity(marked);
  }

  @Override
  protected void layoutChildren() {
    tint.setWidth(getWidth());
    place(time, 16, 17.5);
    badge.relocate(TEXT, 5);
    double titleX = TEXT + badge.getWidth() + 9;
    title.setRoom(getWidth() - titleX - 16);
    place(title, titleX, 17.5);
    text.setRoom(getWidth() - TEXT - 16);
    place(text, TEXT, 39.5);
  }

  private static void place(Text node, double x, double middle) {
    node.setLayoutX(x);
    node.setLayoutY(middle);
  }
}
