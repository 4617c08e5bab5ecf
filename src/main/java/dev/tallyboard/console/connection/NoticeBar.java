package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.Locale;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The one slot for what must be known about the connection. Takes no room while empty. */
public final class NoticeBar extends HBox {
  private static final Texts TEXTS = Texts.of(NoticeBar.class);

  private static final double ONE_LINE_FROM = 1200;
  private static final double COUNTDOWN_FROM = 900;
  private static final double BOTH_FROM = 640;

  private final Theme theme;
  private final @Nullable Button signIn;
  private final Label title = new Label();
  private final Label text = new Label();
  private final GridPane words = new GridPane();
  private final DetailText countdown = new DetailText(0);
  private final Icon icon = Icon.styled(Feather.CLOCK, 24);
  private final Button reconnect =
      new Button(TEXTS.of("connection.reconnect"), Icon.styled(Feather.REFRESH_CW, 16));
  private final FadeTransition fade = new FadeTransition(Duration.ONE, this);

  /**
   * @param reconnectNow what the button does
   * @param signIn in its place where a token is asked for; none where null
   */
  public NoticeBar(
      ConnectionViewModel model, Theme theme, Runnable reconnectNow, @Nullable Button signIn) {
    this.theme = theme;
    this.signIn = signIn;
    setId("notice");
    getStyleClass().add("notice");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(56);
    setMaxHeight(USE_PREF_SIZE);
    title.setId("notice-title");
    title.getStyleClass().add("notice-title");
    text.setId("notice-text");
    text.getStyleClass().add("notice-text");
    reconnect.setId("reconnect-now");
    reconnect.getStyleClass().add("accent");
    reconnect.setMinWidth(Region.USE_PREF_SIZE);
    reconnect.setOnAction(_ -> reconnectNow.run());
    countdown.setMinWidth(Region.USE_PREF_SIZE);
    countdown.setMaxHeight(Region.USE_PREF_SIZE);
    words.add(title, 0, 0);
    words.setHgap(16);
    words.setAlignment(Pos.CENTER_LEFT);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(icon, words, countdown, reconnect);
    if (signIn != null) {
      getChildren().add(signIn);
    }
    arrange(ONE_LINE_FROM);
    widthProperty().subscribe(it -> arrange(it.doubleValue()));
    setShown(false);
    model.notice().subscribe(this::show);
  }

  /**
   * In a narrow window the second sentence comes below the first; then the countdown goes, which
   * the status bar has all the same, and last the second sentence: it would leave no room for the
   * orders.
   */
  private void arrange(double width) {
    boolean oneLine = width >= ONE_LINE_FROM;
    title.setMinWidth(oneLine ? Region.USE_PREF_SIZE : 0);
    words.getChildren().remove(text);
    words.add(text, oneLine ? 1 : 0, oneLine ? 0 : 1);
    text.setVisible(width >= BOTH_FROM);
    text.setManaged(width >= BOTH_FROM);
    countdown.setVisible(width >= COUNTDOWN_FROM);
    countdown.setManaged(width >= COUNTDOWN_FROM);
  }

  private void show(@Nullable Notice notice) {
    if (notice == null) {
      if (isManaged() && fade.getToValue() > 0) {
        fade(0, Motion.SLIDE_OUT, Interpolator.EASE_IN);
      }
      return;
    }
    title.setText(notice.title());
    text.setText(notice.text());
    countdown.show(notice.countdown());
    boolean signsIn = signIn != null && notice.asksForToken();
    show(reconnect, notice.offersReconnect() && !signsIn);
    if (signIn != null) {
      show(signIn, signsIn);
    }
    icon.show(notice.tone() == Notice.Tone.NEUTRAL ? Feather.WIFI : Feather.CLOCK);
    getStyleClass().setAll("notice", notice.tone().name().toLowerCase(Locale.ROOT));
    if (!isManaged() || fade.getToValue() == 0) {
      setShown(true);
      fade(1, Motion.SLIDE_IN, Motion.SPLINE);
    }
  }

  private static void show(Button button, boolean now) {
    button.setVisible(now);
    button.setManaged(now);
  }

  private void fade(double to, Duration duration, Interpolator how) {
    fade.stop();
    fade.setToValue(to);
    if (theme.motion().reduced()) {
      setOpacity(to);
      setShown(to > 0);
      return;
    }
    fade.setFromValue(to > 0 ? 0 : 1);
    fade.setDuration(duration);
    fade.setInterpolator(how);
    fade.setOnFinished(_ -> setShown(to > 0));
    fade.playFromStart();
  }

  private void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
