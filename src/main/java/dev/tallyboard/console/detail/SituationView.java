package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.Badge;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the order stands, and the buttons that do something about it. */
final class SituationView extends VBox {
  private static final Texts TEXTS = Texts.of(SituationView.class);

  private final Icon icon = Icon.styled(Feather.ALERT_OCTAGON, 24);
  private final Label title = new WrappedLabel("situation-title");
  private final Badge badge;
  private final Label text = new WrappedLabel("situation-text");
  private final Label when = new WrappedLabel("situation-when");
  private final Label advice = new WrappedLabel("situation-when");
  private final Button shelve =
      button("detail-shelve", "detail.shelve", "detail.shelve.tooltip", Feather.BELL_OFF);
  private final Button acknowledge =
      button(
          "detail-acknowledge", "detail.acknowledge", "detail.acknowledge.tooltip", Feather.CHECK);
  private final Button retry =
      button("detail-retry", "detail.retry", "detail.retry.tooltip", Feather.ROTATE_CW);
  private final Button copy =
      button("detail-copy", "detail.copy", "detail.copy.tooltip", Feather.COPY);
  private final Label answer = new WrappedLabel("situation-answer");
  private final HoldButtons holds;
  private final CancelQuestion question;
  private final Label holdAnswer = new WrappedLabel("situation-answer");

  /** Where the keys go when the button that has them goes. */
  private final Node heading;

  /**
   * @param openShelves asks for how long, below the given node
   */
  SituationView(DetailViewModel model, Theme theme, Consumer<Node> openShelves, Node heading) {
    super(4);
    this.heading = heading;
    getStyleClass().add("situation");
    badge = new Badge(theme);
    acknowledge.getStyleClass().add("accent");
    acknowledge.setOnAction(_ -> model.acknowledge());
    retry.setOnAction(_ -> model.retry());
    copy.setOnAction(_ -> Pasteboard.put(model.details()));
    shelve.getStyleClass().addAll("flat", "link");
    shelve.setOnAction(_ -> openShelves.accept(shelve));
    answer.setId("detail-retry-answer");
    holds = new HoldButtons(model::hold);
    question = new CancelQuestion(model::keep, model::confirmCancel);
    holdAnswer.setId("detail-hold-answer");
    FlowPane buttons = new FlowPane(8, 8, acknowledge, retry);
    buttons.getChildren().addAll(holds.all());
    buttons.getChildren().add(copy);
    Pane place = new Pane(badge);
    badge.widthProperty().subscribe(it -> place.setMinWidth(it.doubleValue()));
    place.setMinHeight(Badge.HEIGHT);
    place.setMaxHeight(Badge.HEIGHT);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox first = new HBox(10, icon, title, place);
    first.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(when, Priority.ALWAYS);
    when.setMaxWidth(Double.MAX_VALUE);
    HBox third = new HBox(12, when, shelve);
    third.setAlignment(Pos.CENTER_LEFT);
    VBox.setMargin(buttons, new Insets(8, 0, 0, 0));
    getChildren().addAll(first, text, third, advice, buttons, question, answer, holdAnswer);
  }

  /** Whether the keys went to the question before a cancellation. */
  boolean show(DetailLook look) {
    Situation situation = look.situation();
    RetryOffer offer = look.retry();
    Node focused = around().filter(Node::isFocused).findFirst().orElse(null);
    boolean asks = look.hold().asks() && !question.isVisible();
    boolean answered = question.buttons().stream().anyMatch(it -> it.equals(focused));
    boolean alarm = situation.tone() == Situation.Tone.ALARM;
    getStyleClass().setAll("situation", situation.tone().name().toLowerCase(Locale.ROOT));
    offer(icon, alarm);
    title.setText(situation.title());
    if (situation.badge() != null) {
      badge.show(situation.badge());
    }
    badge.setVisible(situation.badge() != null);
    say(text, situation.text());
    when.setText(situation.when());
    say(advice, situation.advice());
    offer(acknowledge, situation.canBeAcknowledged());
    offer(shelve, situation.canBeShelved());
    shelve.setText(TEXTS.of(situation.isShelved() ? "detail.unshelve" : "detail.shelve"));
    offer(retry, offer.shown());
    retry.setDisable(!offer.possible());
    say(answer, offer.words());
    holds.show(look.hold());
    question.show(look.hold().asks());
    say(holdAnswer, look.hold().words());
    if (asks) {
      question.takeKeys();
    } else if (answered && canHaveTheKeys(holds.cancel())) {
      holds.cancel().requestFocus();
    } else if (focused != null && !canHaveTheKeys(focused)) {
      takeKeys();
    }
    return asks;
  }

  /** The keys are where the operator most likely acts, else on the heading. */
  void takeKeys() {
    Node first =
        Stream.<Node>of(acknowledge, retry)
            .filter(SituationView::canHaveTheKeys)
            .findFirst()
            .orElse(heading);
    first.requestFocus();
  }

  /** Whether something can be acknowledged. */
  boolean canAcknowledge() {
    return acknowledge.isVisible();
  }

  /** Whether the node is one of its buttons. */
  boolean isAround(Node node) {
    return around().anyMatch(node::equals);
  }

  private Stream<Node> around() {
    return Stream.of(List.<Node>of(acknowledge, retry, shelve), holds.all(), question.buttons())
        .flatMap(List::stream);
  }

  private static boolean canHaveTheKeys(Node node) {
    return node.isVisible() && !node.isDisable();
  }

  private static void say(Label label, String words) {
    label.setText(words);
    offer(label, !words.isEmpty());
  }

  static void offer(Node node, boolean offered) {
    node.setVisible(offered);
    node.setManaged(offered);
  }

  static Button button(String id, String key, String tooltipKey, Feather glyph) {
    Button button = new Button(TEXTS.of(key), Icon.styled(glyph, 16));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(TEXTS.of(tooltipKey)));
    return button;
  }
}
