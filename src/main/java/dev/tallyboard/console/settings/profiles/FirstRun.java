package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import javafx.event.ActionEvent;
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

  private final ConnectionDesk desk;
  private final ProfileForm form = new ProfileForm(false);
  private final TestLines lines = new TestLines();

  public FirstRun(Region wordmark, ConnectionDesk desk) {
    this.desk = desk;
    setId("first-run");
    getStyleClass().add("first-run");
    Label title = Section.label(TEXTS.of("first.title"), "first-title");
    Label under = Section.label(TEXTS.of("first.under"), "first-under");
    HBox head = new HBox(24, wordmark, new VBox(title, under));
    head.setAlignment(Pos.CENTER_LEFT);
    HBox columns = new HBox(64, connect());
    Runnable demo = desk.demo();
    if (demo != null) {
      columns.getChildren().addAll(rule(), tryTheDemo(demo));
    }
    VBox content = new VBox(56, head, columns);
    content.getStyleClass().add("first-content");
    content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane middle = new StackPane(content);
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

  /** The first field has the keys. */
  public void focusFirst() {
    form.focusFirst();
  }

  private VBox connect() {
    Button connect = new Button(TEXTS.of("first.connect"));
    connect.setId("connect");
    connect.getStyleClass().addAll("accent", "large");
    connect.setMinWidth(Region.USE_PREF_SIZE);
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

  private static VBox tryTheDemo(Runnable demo) {
    Label words = Section.label(TEXTS.of("first.demo.text"), "first-text");
    Button start = new Button(TEXTS.of("first.demo.start"), Icon.styled(Feather.PLAY, 16));
    start.setId("start-demo");
    start.getStyleClass().add("large");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(_ -> demo.run());
    return column(Feather.PLAY_CIRCLE, TEXTS.of("first.demo"), words, start);
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

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("first-rule");
    rule.setMinWidth(1);
    rule.setMaxWidth(1);
    return rule;
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
