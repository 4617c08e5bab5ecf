package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One stage: name, running at first glance, waiting and failed, typical duration. */
final class StageTile extends Pane {
  private static final Texts TEXTS = Texts.of(StageTile.class);

  static final double GUTTER = 32;

  /** Below this a clock leaves no room for the longest of the names. */
  private static final double STALE_SHORT_BELOW = 180;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Theme theme;
  private final StageLook look;
  private final Icon icon;
  private final FittedText name = new FittedText("stage-name");
  private final Icon clock = icon(Feather.CLOCK, 14);
  private final Text running = text("stage-count");
  private final Text runningWord = text("stage-word");
  private final Text waiting = text("stage-word");
  private final Region pill = new Region();
  private final Icon failedIcon = icon(Feather.ALERT_OCTAGON, 14);
  private final Text failed = text("stage-word");
  private final Text typically = text("stage-word");
  private final Icon chevron = icon(Feather.CHEVRON_RIGHT, 18);

  private PipelineStage counts;
  private int newFailures;
  private final Runnable toggle;
  private boolean selected;
  private boolean compact;
  private boolean stale;

  /**
   * @param toggle filters the list by this stage, or no more
   */
  StageTile(StageItem item, Theme theme, boolean last, Runnable toggle) {
    this.toggle = toggle;
    this.theme = theme;
    this.counts = item.counts().get();
    this.look = StageLook.of(item.stage());
    this.icon = icon(look.icon(), 16);
    getStyleClass().add("stage-tile");
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setOnMouseClicked(this::clicked);
    setOnKeyPressed(this::typed);
    theme.fill(clock, Token.WARNING_FG);
    theme.fill(failedIcon, Token.DANGER_FG);
    theme.fill(chevron, Token.BORDER_CONTROL);
    chevron.setVisible(!last);
    runningWord.setText(TEXTS.of("stage.running"));
    theme.fill(runningWord, Token.FG_MUTED);
    theme.fill(typically, Token.FG_MUTED);
    pill.getStyleClass().add("failed-pill");
    pill.setManaged(false);
    getChildren()
        .addAll(
            pill,
            icon,
            name,
            clock,
            running,
            runningWord,
            waiting,
            failedIcon,
            failed,
            typically,
            chevron);
    // A text is as wide as its font makes it, which the stylesheet decides.
    for (Text measured : new Text[] {name, running, waiting, failed}) {
      measured.layoutBoundsProperty().subscribe(_ -> requestLayout());
    }
    item.counts().subscribe(this::show);
    item.newFailures().subscribe(it -> showNew(it.intValue()));
  }

  void setCompact(boolean small) {
    compact = small;
    paint();
  }

  void setStale(boolean old) {
    stale = old;
    paint();
  }

  void setSelected(boolean now) {
    selected = now;
    pseudoClassStateChanged(SELECTED, now);
    paint();
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? selected
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      toggle.run();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      requestFocus();
      toggle.run();
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      toggle.run();
      event.consume();
    }
  }

  private void show(PipelineStage next) {
    counts = next;
    paint();
  }

  private void showNew(int failures) {
    newFailures = failures;
    paint();
  }

  private void paint() {
    boolean hasNew = newFailures > 0 && counts.failed() > 0;
    boolean hasWaiting = counts.waiting() > 0;
    boolean hasFailed = counts.failed() > 0;
    Token value = stale ? Token.FG_MUTED : Token.FG_DEFAULT;
    running.setText(TEXTS.of("stage.count", counts.running()));
    running.getStyleClass().setAll(compact ? "stage-count-compact" : "stage-count");
    theme.fill(running, counts.running() == 0 ? Token.FG_SUBTLE : value);
    waiting.setText(TEXTS.of("stage.waiting", counts.waiting()));
    theme.fill(waiting, hasWaiting ? value : Token.FG_SUBTLE);
    waiting.setVisible(!compact || hasWaiting);
    failed.setText(TEXTS.of(compact ? "stage.count" : "stage.failed", counts.failed()));
    Token alarm = hasNew ? Token.ON_DANGER : Token.DANGER_FG;
    theme.fill(failed, hasFailed ? alarm : Token.FG_SUBTLE);
    theme.fill(failedIcon, alarm);
    pill.setVisible(hasNew);
    failed.getStyleClass().setAll(hasFailed ? "stage-word-strong" : "stage-word");
    failed.setVisible(!compact || hasFailed);
    failedIcon.setVisible(hasFailed);
    clock.setVisible(stale);
    typically.setText(StageLook.typically(counts));
    typically.setVisible(!compact);
    setAccessibleText(StageLook.accessible(counts, hasNew ? newFailures : 0, selected));
    theme.fill(name, selected ? Token.ACCENT_FG : Token.FG_DEFAULT);
    theme.fill(icon, selected ? Token.ACCENT_FG : Token.FG_MUTED);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double right = getWidth() - GUTTER;
    double top = compact ? 17 : 20;
    place(icon, 0, top);
    name.show(
        compact || (stale && getWidth() < STALE_SHORT_BELOW) ? look.shortName() : look.name());
    name.setRoom(getWidth() - 24 - 8 - (stale ? 24 : 0));
    place(name, 24, top);
    place(clock, 24 + widthOf(name) + 9, top);
    runningWord.setVisible(!compact && hasRoomForRunningWord(right));
    if (compact) {
      place(running, 0, 48);
      double apart = failed.isVisible() && waiting.isVisible() ? 10 : 0;
      place(waiting, right - widthOf(waiting), 49 - apart);
      place(failed, right - widthOf(failed), 49 + apart);
      place(failedIcon, right - widthOf(failed) - 19, 49 + apart);
      pill.resizeRelocate(right - widthOf(failed) - 26, 38 + apart, widthOf(failed) + 33, 22);
      place(chevron, right + 4, 38);
    } else {
      place(running, 0, 52);
      place(runningWord, widthOf(running) + 7, 60);
      place(waiting, right - widthOf(waiting), 43);
      place(failed, right - widthOf(failed), 62.5);
      place(failedIcon, right - widthOf(failed) - 20, 62.5);
      pill.resizeRelocate(right - widthOf(failed) - 27, 53, widthOf(failed) + 34, 20);
      place(typically, 0, 83.5);
      place(chevron, right + 7, 49);
    }
  }

  /** The number alone says it too, where what waits and what failed need the room. */
  private boolean hasRoomForRunningWord(double right) {
    double failures = widthOf(failed) + (counts.failed() > 0 ? 27 : 0);
    double free = right - Math.max(widthOf(waiting), failures);
    return widthOf(running) + 7 + widthOf(runningWord) + 4 <= free;
  }

  private static double widthOf(Text text) {
    return text.getLayoutBounds().getWidth();
  }

  private static void place(Text text, double x, double middle) {
    text.setLayoutX(x);
    text.setLayoutY(middle);
  }

  private static Icon icon(Ikon glyph, int size) {
    Icon icon = Icon.filled(glyph, size);
    icon.setManaged(false);
    return icon;
  }

  private static Text text(String styleClass) {
    Text text = new Text();
    text.getStyleClass().add(styleClass);
    text.setTextOrigin(VPos.CENTER);
    text.setManaged(false);
    return text;
  }
}
