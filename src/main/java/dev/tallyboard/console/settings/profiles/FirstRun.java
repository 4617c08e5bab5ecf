package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is seen before any gateway is known: connect to one, or try the demo. */
public final class FirstRun extends StackPane {
  private static final Texts TEXTS = Texts.of(FirstRun.class);
  private static final double COLUMN = 512;

  /** How much larger the marks are than in the top bar. */
  private static final double MARKS = 1.75;

  private static final double MOST_ABOVE = 64;
  private static final double LEAST_BUTTON = 128;

  private final Label notOpened = Section.label("", "trouble");
  private final ConnectionDesk desk;
  private final ProfileForm form = new ProfileForm(false);
  private final TestLines lines = new TestLines();

  public FirstRun(Region wordmark, ConnectionDesk desk, Theme theme, KeptPreferences preferences) {
    this.desk = desk;
    setId("first-run");
    getStyleClass().add("first-run");
    Label title = Section.label(TEXTS.of("first.title"), "first-title");
    Label under = Section.label(TEXTS.of("first.under"), "first-under");
    HBox head = new HBox(24, wordmark, new VBox(title, under));
    head.setAlignment(Pos.CENTER_LEFT);
    HBox columns = new HBox(57, connect());
    Runnable demo = desk.demo();
    if (demo != null) {
      columns.getChildren().addAll(rule(), tryTheDemo(demo, theme));
    }
    notOpened.setId("not-opened");
    notOpened.setVisible(false);
    notOpened.managedProperty().bind(notOpened.visibleProperty());
    VBox content = new VBox(72, head, notOpened, columns);
    content.getStyleClass().add("first-content");
    wordmark.setScaleX(MARKS);
    wordmark.setScaleY(MARKS);
    HBox.setMargin(wordmark, new Insets(0, 10, 0, 10));
    Region above = gap();
    above.setMaxHeight(MOST_ABOVE);
    Region below = gap();
    VBox whole = new VBox(above, content, below, new FirstFooter(preferences));
    whole.getStyleClass().add("first-whole");
    whole.setMaxWidth(USE_PREF_SIZE);
    StackPane middle = new StackPane(whole);
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bare-scroll");
    getChildren().add(scroll);
    form.suggest(GatewayAddress.DEFAULT_URL);
    desk.tokenPlace(form::tell);
    addEventHandler(ActionEvent.ACTION, this::entered);
  }

  /**
   * Says that what was to be shown could not be opened.
   *
   * @param why as it was told; may be empty
   */
  public void sayNotOpened(String why) {
    notOpened.setText(
        why.isEmpty() ? TEXTS.of("first.not-opened") : TEXTS.of("first.not-opened-since", why));
    notOpened.setVisible(true);
  }

  /** The first field has the keys. */
  public void focusFirst() {
    form.focusFirst();
  }

  private VBox connect() {
    Button connect = new Button(TEXTS.of("first.connect"));
    connect.setId("connect");
    connect.getStyleClass().addAll("accent", "large");
    connect.setMinWidth(LEAST_BUTTON);
    connect.setOnAction(_ -> connectNow());
    HBox actions =
        new HBox(
            20,
            connect,
            ConnectionPage.link(
                TEXTS.of("editor.test"),
                "test-profile",
                () -> form.read().ifPresent(it -> lines.begin(desk, it))));
    actions.setAlignment(Pos.CENTER_LEFT);
    return column(
        Feather.SERVER, TEXTS.of("first.server"), form, lines, new TroubleLine(desk), actions);
  }

  private static VBox tryTheDemo(Runnable demo, Theme theme) {
    Label words = Section.label(TEXTS.of("first.demo.text"), "first-text");
    Button start = new Button(TEXTS.of("first.demo.start"), Icon.styled(Feather.PLAY, 16));
    start.setId("start-demo");
    start.getStyleClass().add("large");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(_ -> demo.run());
    Label leave = Section.label(TEXTS.of("first.demo.leave"), "settings-hint");
    HBox actions = new HBox(20, start, leave);
    actions.setAlignment(Pos.CENTER_LEFT);
    SampleOrders sample = new SampleOrders(theme);
    VBox column = column(Feather.PLAY_CIRCLE, TEXTS.of("first.demo"), words, sample, actions);
    sample
        .visibleProperty()
        .bind(column.widthProperty().greaterThanOrEqualTo(SampleOrders.LEAST_WIDTH));
    sample.managedProperty().bind(sample.visibleProperty());
    return column;
  }

  private static VBox column(Feather icon, String title, Region... rest) {
    Label words = Section.label(title, "first-head");
    HBox head = new HBox(12, Icon.styled(icon, 24), words);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox column = new VBox(20, head);
    column.getChildren().addAll(rest);
    column.setPrefWidth(COLUMN);
    column.setMinWidth(0);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  /** "or" in the middle of a line. */
  private static VBox rule() {
    Label or = new Label(TEXTS.of("first.or"));
    or.getStyleClass().add("first-or");
    or.setMinWidth(Region.USE_PREF_SIZE);
    VBox rule = new VBox(12, line(), or, line());
    rule.setAlignment(Pos.CENTER);
    return rule;
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("first-rule");
    line.setMinWidth(1);
    line.setMaxWidth(1);
    VBox.setVgrow(line, Priority.ALWAYS);
    return line;
  }

  /** What is free above and below. */
  private static Region gap() {
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private void connectNow() {
    form.read().ifPresent(it -> desk.saveAndOpen(it.profile(), it.token()));
  }

  /** Enter in a field. */
  private void entered(ActionEvent event) {
    if (event.getTarget() instanceof TextField) {
      connectNow();
      event.consume();
    }
  }
}
