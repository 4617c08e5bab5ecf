package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.Badge;
import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.ProgressTrack;
import dev.tallyboard.console.control.Stepper;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** The nodes of one row, set out by hand: a list of these must be cheap to update. */
final class OrderRow extends Pane {
  /** Free at the right of a badge that is wider than its column. */
  private static final double EDGE = 8;

  /** In what is free before the first column. */
  private static final double PIN_X = 1;

  private static final double PIN = 12;

  private final Theme theme;
  private final Icon pin = Icon.styled(Feather.BOOKMARK, 12);
  private final FittedText title = new FittedText("row-key");
  private final FittedText supplier = new FittedText("row-text");
  private final Stepper stepper;
  private final FittedText stageLine = new FittedText("row-text");
  private final ProgressTrack track;
  private final Text percent = new Text();
  private final FittedText message = new FittedText("row-text");
  private final FittedText elapsed = new FittedText("row-key");
  private final FittedText note = new FittedText("row-text");
  private final Badge badge;

  /** Around what calls for the operator; it flashes by the stylesheet. */
  private final Region outline = new Region();

  private Columns columns = Columns.of(1072, false);
  private OrderLook look = Blank.LOOK;
  private boolean stale;

  OrderRow(Theme theme) {
    this.theme = theme;
    stepper = new Stepper(theme);
    track = new ProgressTrack(theme);
    badge = new Badge(theme);
    percent.getStyleClass().add("row-key");
    percent.setTextOrigin(VPos.CENTER);
    percent.setManaged(false);
    track.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    track.getStyleClass().add("progress-track");
    stepper.getStyleClass().add("stepper");
    message.getStyleClass().add("row-message");
    title.getStyleClass().add("row-name");
    supplier.getStyleClass().add("row-supplier");
    theme.fill(title, Token.FG_DEFAULT);
    for (Text quiet : new Text[] {supplier, stageLine, message, note}) {
      theme.fill(quiet, Token.FG_MUTED);
    }
    paintValues();
    outline.getStyleClass().add("alarm-outline");
    outline.setManaged(false);
    outline.setMouseTransparent(true);
    pin.getStyleClass().add("row-pin");
    pin.setManaged(false);
    pin.setVisible(false);
    getChildren().addAll(outline, title, supplier, stepper, stageLine, track, percent, message);
    getChildren().addAll(elapsed, note, badge, pin);
  }

  /**
   * @param eased whether the bar may move, because the row shows the same order as before
   */
  void show(OrderLook next, boolean nowStale, boolean eased) {
    if (nowStale != stale) {
      stale = nowStale;
      paintValues();
    }
    OrderLook before = look;
    look = next;
    title.show(next.title());
    supplier.show(next.supplier());
    stepper.show(next.steps());
    stageLine.show(next.stageLine());
    track.show(next.track(), next.fraction(), eased);
    track.setAccessibleText(next.accessibleBar());
    message.show(next.message());
    elapsed.show(next.elapsed());
    showNote();
    badge.show(next.badge());
    if (!next.percent().equals(before.percent())) {
      percent.setText(next.percent());
      placePercent();
    }
  }

  void setPinned(boolean now) {
    pin.setVisible(now);
  }

  void set(Columns next) {
    if (!next.equals(columns)) {
      columns = next;
      showNote();
      requestLayout();
    }
  }

  private void showNote() {
    boolean marked = look.alarm() == Standing.UNACKNOWLEDGED && theme.motion().reduced();
    OrderNote plain = new OrderNote(look.note(), look.shortNote());
    OrderNote shown = marked ? plain.marked() : plain;
    note.show(columns.shortNotes() ? shown.shortText() : shown.text());
  }

  @Override
  protected void layoutChildren() {
    outline.resizeRelocate(0, 0, getWidth(), columns.rowHeight() - 1);
    double first = columns.firstLine();
    double second = columns.secondLine();
    double below = columns.below();
    pin.relocate(PIN_X, Math.rint(first - PIN / 2));
    place(title, columns.order(), columns.orderWidth(), first);
    if (columns.supplierApart()) {
      place(supplier, columns.supplier(), columns.supplierWidth(), first);
    } else {
      place(supplier, columns.order(), columns.orderWidth(), second);
    }
    stepper.relocate(columns.stage(), Math.rint(first + below - 8));
    place(stageLine, columns.stage(), columns.stageWidth(), second + below);
    track.setTrackWidth(columns.barWidth());
    track.relocate(columns.progress(), Math.rint(first + below - 4));
    place(message, columns.progress(), columns.percentEnd() - columns.progress(), second + below);
    place(elapsed, columns.elapsed(), columns.elapsedWidth(), first);
    place(note, columns.elapsed(), columns.elapsedWidth(), second);
    double room = getWidth() - EDGE - badge.getWidth();
    double badgeMiddle = (columns.rowHeight() - below) / 2;
    badge.relocate(Math.min(columns.status(), room), Math.rint(badgeMiddle - Badge.HEIGHT / 2));
    placePercent();
  }

  private void placePercent() {
    percent.setLayoutX(Math.rint(columns.percentEnd() - percent.getLayoutBounds().getWidth()));
    percent.setLayoutY(columns.firstLine() + columns.below());
  }

  /** Stale values are quieter. */
  private void paintValues() {
    Token value = stale ? Token.FG_MUTED : Token.FG_DEFAULT;
    theme.fill(percent, value);
    theme.fill(elapsed, value);
    String weight = stale ? "row-key-stale" : "row-key";
    percent.getStyleClass().setAll(weight);
    elapsed.getStyleClass().setAll(weight);
  }

  private static void place(FittedText text, double x, double room, double middle) {
    text.setRoom(room);
    text.setLayoutX(x);
    text.setLayoutY(middle);
  }
}
