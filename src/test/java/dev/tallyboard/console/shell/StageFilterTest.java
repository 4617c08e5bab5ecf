package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.event.Stage;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/** The stages as filters, and the keys of the board. */
final class StageFilterTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final OpenConsole it = OpenConsole.at(1440, 900);

  @BeforeEach
  void showTheMorning() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void aClickOnAStageFiltersAndASecondOneLetsGo() {
    robot.clickOn(tile(3));

    assertThat(rows()).isEqualTo(2);
    assertThat(chip().isVisible()).isTrue();
    assertThat(chip().getText()).isEqualTo("Shopify sync");
    assertThat(tile(3).getAccessibleText()).endsWith("Filter, on.");
    assertThat(tile(3).queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    it.settle();
    it.snapshot("stage-filter");

    robot.clickOn(tile(3));
    assertThat(rows()).isEqualTo(129);
    assertThat(chip().isVisible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ESCAPE", "DIGIT0", "DIGIT4"})
  void theKeysFilterAndLetGo(KeyCode letGo) {
    robot.push(KeyCode.DIGIT4);
    assertThat(rows()).isEqualTo(2);

    robot.push(letGo);

    assertThat(rows()).isEqualTo(129);
  }

  @Test
  void theChipLetsGo() {
    robot.push(KeyCode.DIGIT2);

    robot.clickOn("#stage-chip");

    assertThat(rows()).isEqualTo(129);
  }

  @Test
  void theStripIsOneStopWithArrowsAndSpace() {
    robot.clickOn(tile(0)).clickOn(tile(0));

    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.SPACE);
    assertThat(tile(2).isFocused()).isTrue();
    assertThat(chip().getText()).isEqualTo("Product drafts");

    robot.push(KeyCode.TAB);
    assertThat(it.find("#filter-all", Node.class).isFocused()).isTrue();
  }

  @Test
  void downGoesIntoTheListAndStaysOnItsOrder() {
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    Object chosen = it.onFx(() -> list().getSelectionModel().getSelectedItem());
    assertThat(chosen).isNotNull();

    it.show(
        Frames.live(
            NorthgateMorning.story()
                .failed("PO-10476", Stage.STATUS_UPDATE, "Refused", NOW)
                .at(NOW),
            NOW));
    it.now.addAndGet(10_000);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), it.now.get()));

    assertThat(it.onFx(() -> list().getSelectionModel().getSelectedItem())).isSameAs(chosen);
    it.snapshot("row-focus");
  }

  private Node tile(int place) {
    return it.onFx(() -> it.scene().getRoot().lookupAll(".stage-tile").toArray(new Node[0])[place]);
  }

  private Button chip() {
    return it.find("#stage-chip", Button.class);
  }

  private ListView<?> list() {
    return it.find("#order-list", ListView.class);
  }

  private int rows() {
    return it.onFx(() -> list().getItems().size());
  }
}
