package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import java.util.List;
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

  /** Least between what runs and what stands at its right. */
  private static final double APART = 6;

  /** An icon before a number, and the end of the pill before that. */
  private static final double ICON = 20;

  private static final double PILL = 7;

  /** From so many digits on a count is written smaller. */
  private static final int LONG_COUNT = 4;

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
  private final Icon waitingIcon = icon(Feather.MORE_HORIZONTAL, 14);
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
    setManaged(false); // a count that changes lays out this tile, not the window
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setOnMouseClicked(this::clicked);
    setOnKeyPressed(this::typed);
    theme.fill(clock, Token.WARNING_FG);
    theme.fill(failedIcon, Token.DANGER_FG);
    theme.fill(waitingIcon, Token.FG_MUTED);
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
            waitingIcon,
            waiting,
            failedIcon,
            failed,
            typically,
            chevron);
    // A text is as wide as its font makes it, which the stylesheet decides.
    for (Text measured : new Text[] {name, running, runningWord, waiting, failed}) {
      measured.fontProperty().subscribe(_ -> requestLayout());
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
    dress(running, countStyle());
    theme.fill(running, counts.running() == 0 ? Token.FG_SUBTLE : value);
    theme.fill(waiting, hasWaiting ? value : Token.FG_SUBTLE);
    Token alarm = hasNew ? Token.ON_DANGER : Token.DANGER_FG;
    theme.fill(failed, hasFailed ? alarm : Token.FG_SUBTLE);
    theme.fill(failedIcon, alarm);
    pill.setVisible(hasNew);
    dress(failed, hasFailed ? "stage-word-strong" : "stage-word");
    failedIcon.setVisible(hasFailed);
    clock.setVisible(stale);
    typically.setText(StageLook.typically(counts));
    typically.setVisible(!compact);
    setAccessibleText(StageLook.accessible(counts, hasNew ? newFailures : 0, selected));
    theme.fill(name, selected ? Token.ACCENT_FG : Token.FG_DEFAULT);
    theme.fill(icon, selected ? Token.ACCENT_FG : Token.FG_MUTED);
    requestLayout();
  }

  /** A class that is set again would be looked up again in all stylesheets. */
  private static void dress(Text text, String styleClass) {
    if (!text.getStyleClass().equals(List.of(styleClass))) {
      text.getStyleClass().setAll(styleClass);
    }
  }

  private String countStyle() {
    if (running.getText().length() >= LONG_COUNT) {
      return "stage-count-long";
    }
    return compact ? "stage-count-compact" : "stage-count";
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
    double free = right - widthOf(running) - APART;
    boolean waitingInWord = write(waiting, counts.waiting(), "stage.waiting", free);
    waitingIcon.setVisible(waiting.isVisible() && !waitingInWord);
    double failures = counts.failed() > 0 ? ICON + PILL : 0;
    write(failed, counts.failed(), compact ? "stage.count" : "stage.failed", free - failures);
    runningWord.setVisible(
        !compact
            && widthOf(runningWord) + APART
                <= free - Math.max(widthOf(waiting), widthOf(failed) + failures));
    if (compact) {
      place(running, 0, 48);
      double apart = failed.isVisible() && waiting.isVisible() ? 10 : 0;
      place(waiting, right - widthOf(waiting), 49 - apart);
      place(waitingIcon, right - widthOf(waiting) - ICON, 49 - apart);
      place(failed, right - widthOf(failed), 49 + apart);
      place(failedIcon, right - widthOf(failed) - 19, 49 + apart);
      pill.resizeRelocate(right - widthOf(failed) - 26, 38 + apart, widthOf(failed) + 33, 22);
      place(chevron, right + 4, 38);
    } else {
      place(running, 0, 52);
      place(runningWord, widthOf(running) + 7, 60);
      place(waiting, right - widthOf(waiting), 43);
      place(waitingIcon, right - widthOf(waiting) - ICON, 43);
      place(failed, right - widthOf(failed), 62.5);
      place(failedIcon, right - widthOf(failed) - ICON, 62.5);
      pill.resizeRelocate(right - widthOf(failed) - ICON - PILL, 53, widthOf(failed) + 34, 20);
      place(typically, 0, 83.5);
      place(chevron, right + 7, 49);
    }
  }

  /**
   * Writes the number with its word; without it where that has no room, and no nought then.
   *
   * @return whether with its word
   */
  private boolean write(Text text, int count, String words, double room) {
    text.setText(TEXTS.of(words, count));
    boolean fits = widthOf(text) <= room;
    if (!fits) {
      text.setText(TEXTS.of("stage.count", count));
    }
    text.setVisible(count > 0 || (fits && !compact));
    return fits;
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
