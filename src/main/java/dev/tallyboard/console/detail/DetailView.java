package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The drawer: one order in full. It slides in when an order is opened, and out when it is closed.
 */
public final class DetailView extends VBox {
  public static final double WIDTH = 488;

  private static final double SHADOW = 12;

  /** Free around what has the keys. */
  private static final double RING = 8;

  private static final Texts TEXTS = Texts.of(DetailView.class);

  private final Label title = new Label();
  private final Label identity = new Label();
  private final Label asOf = new Label("", Icon.styled(Feather.CLOCK, 14));
  private final SituationView situation;
  private final StagesView stages;
  private final ItemsView items;
  private final ScrollPane scroll;
  private final Region shadow = new Region();
  private final Slide slide;
  private @Nullable String shown;

  /**
   * Whether what has the keys is yet to be brought into view: a low window shows little at once.
   */
  private boolean bringsKeysIntoView;

  /**
   * @param openShelves asks for how long an alarm is to be silent, below the given node
   * @param step shows the order that many rows further down in the list
   * @param close closes the drawer
   */
  public DetailView(
      DetailViewModel model,
      Theme theme,
      Consumer<Node> openShelves,
      IntConsumer step,
      Runnable close) {
    setId("detail");
    getStyleClass().add("drawer");
    setAccessibleRole(AccessibleRole.PARENT);
    setMinWidth(0);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMinHeight(0);
    slide = new Slide(this, theme);
    situation = new SituationView(model, theme, openShelves, title);
    stages = new StagesView(theme);
    items = new ItemsView(model::askAgain);
    scroll = new ScrollPane(new VBox(situation, stages, items));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("bare-scroll", "detail-scroll");
    scroll.setAccessibleText(TEXTS.of("drawer.content"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    asOf.setId("detail-as-of");
    asOf.getStyleClass().add("as-of-strip");
    asOf.setMaxWidth(Double.MAX_VALUE);
    asOf.setMinHeight(28);
    shadow.getStyleClass().add("drawer-shadow");
    shadow.setManaged(false);
    shadow.setMouseTransparent(true);
    getChildren().addAll(head(step, close), asOf, scroll, shadow);
    setVisible(false);
    model.look().subscribe(this::show);
  }

  /** The keys are on Acknowledge from now on, else on the heading. */
  public void takeKeys() {
    if (situation.canAcknowledge()) {
      situation.takeKeys();
    } else {
      title.requestFocus();
    }
    bringsKeysIntoView = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    shadow.resizeRelocate(-SHADOW, 0, SHADOW, getHeight());
    if (bringsKeysIntoView && getHeight() > 0) {
      bringsKeysIntoView = false;
      scroll.layout();
      bringIntoView(getScene().getFocusOwner());
    }
  }

  private void bringIntoView(@Nullable Node node) {
    Node content = scroll.getContent();
    if (node == null || !situation.isAround(node)) {
      return;
    }
    double end = content.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMaxY() + RING;
    double view = scroll.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - view;
    if (hidden > 0 && end > view) {
      scroll.setVvalue(Math.min(1, (end - view) / hidden));
    }
  }

  private void show(@Nullable DetailLook look) {
    if (look == null) {
      if (shown != null) {
        shown = null;
        slide.out();
      }
      return;
    }
    title.setText(look.title());
    identity.setText(look.identity());
    asOf.setText(look.asOf());
    asOf.setVisible(!look.asOf().isEmpty());
    asOf.setManaged(!look.asOf().isEmpty());
    setAccessibleText(TEXTS.of("drawer.accessible", look.title(), look.identity()));
    boolean stale = !look.asOf().isEmpty();
    if (situation.show(look)) {
      bringsKeysIntoView = true;
      requestLayout();
    }
    stages.show(look.stages(), stale);
    items.show(look.items());
    if (shown == null) {
      slide.in();
    }
    if (!look.poId().equals(shown)) {
      shown = look.poId();
      scroll.setVvalue(0);
    }
  }

  private HBox head(IntConsumer step, Runnable close) {
    title.setId("detail-title");
    title.getStyleClass().add("drawer-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setAccessibleRoleDescription(TEXTS.of("drawer.heading"));
    identity.setId("detail-identity");
    identity.getStyleClass().add("drawer-identity");
    identity.setWrapText(true);
    identity.setMinHeight(Region.USE_PREF_SIZE);
    VBox words = new VBox(title, identity);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head =
        new HBox(
            4,
            words,
            button(
                "detail-previous",
                "drawer.previous",
                "drawer.previous.tooltip",
                Feather.CHEVRON_UP,
                () -> step.accept(-1)),
            button(
                "detail-next",
                "drawer.next",
                "drawer.next.tooltip",
                Feather.CHEVRON_DOWN,
                () -> step.accept(1)),
            button("detail-close", "drawer.close", "drawer.close.tooltip", Feather.X, close));
    head.getStyleClass().add("drawer-head");
    head.setAlignment(Pos.TOP_LEFT);
    head.setMinHeight(Region.USE_PREF_SIZE);
    return head;
  }

  private static Button button(
      String id, String key, String tooltipKey, Feather glyph, Runnable work) {
    Button button = new Button("", Icon.styled(glyph, 20));
    button.setId(id);
    button.getStyleClass().addAll("flat", "tool");
    button.setMinWidth(36);
    button.setAccessibleText(TEXTS.of(key));
    button.setTooltip(new Tooltip(TEXTS.of(tooltipKey)));
    button.setOnAction(_ -> work.run());
    return button;
  }
}
