package dev.tallyboard.command;

import static dev.tallyboard.command.ProfileWindow.onFx;
import static dev.tallyboard.command.ProfileWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;

/** No key is pressed: what has to be written is pasted by the field's menu. */
record MouseAlone(ProfileWindow window, SeenOrders orders) implements OperatorInput {
  @Override
  public void signIn(String url, String token) {
    paste("#url", url);
    paste("#token", token);
    window.click("#connect");
  }

  @Override
  public void addOrders() {
    window.click("#add-po");
  }

  @Override
  public void findTheDoneOrder() {
    window.click("#filter-more");
    window.robot.clickOn(window.menuItem("Done, all days"));
    waitFor(() -> assertThat(orders.numbers()).hasSize(1));
    window.robot.clickOn(orders.row(orders.numbers().getFirst()));
  }

  @Override
  public void showAllOrders() {
    window.click("#state-chip");
  }

  @Override
  public void openFailed(String number) {
    window.robot.doubleClickOn(orders.row(number));
  }

  @Override
  public void acknowledge() {
    window.click("#detail-acknowledge");
  }

  @Override
  public void retry() {
    window.click("#detail-retry");
  }

  @Override
  public void closeDetails() {
    window.click("#detail-close");
  }

  @Override
  public void shelve(String number) {
    window.click("#bell");
    waitFor(() -> assertThat(window.robot.lookup("#alarms").tryQuery()).isPresent());
    window.robot.clickOn(alarmOf(number)).clickOn("#alarm-shelve");
    window.robot.clickOn(window.menuItem("15 min, until"));
    window.click("#bell");
  }

  @Override
  public void reconnectNow() {
    window.click("#connection");
    window.choose("#popover-reconnect");
    window.click("#connection");
  }

  private Node alarmOf(String number) {
    return onFx(
        () ->
            window.robot.lookup("#alarms").<ListView<?>>query().lookupAll(".alarm-cell").stream()
                .filter(it -> String.valueOf(it.getAccessibleText()).contains(number))
                .findFirst()
                .orElseThrow());
  }

  /** Over whatever was in the field. */
  private void paste(String selector, String text) {
    ProfileWindow.copy(text);
    window.awaitShown(selector);
    window.robot.clickOn(selector).clickOn(selector).clickOn(selector); // takes all of it
    window.robot.clickOn(selector, MouseButton.SECONDARY);
    window.robot.clickOn(window.menuItem("Paste"));
    waitFor(() -> assertThat(window.robot.lookup(".context-menu").queryAll()).isEmpty());
    waitFor(
        () ->
            assertThat(onFx(() -> ((TextInputControl) window.node(selector)).getText()))
                .isEqualTo(text));
  }
}
