package dev.tallyboard.command;

import static dev.tallyboard.command.ProfileWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

/** The mouse is not touched. */
record KeysAlone(ProfileWindow window, SeenOrders orders) implements OperatorInput {
  @Override
  public void signIn(String url, String token) {
    waitFor(() -> assertThat(window.focused()).isEqualTo("url"));
    window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
    window.paste(url);
    window.robot.push(KeyCode.TAB);
    window.paste(token);
    window.robot.push(KeyCode.ENTER);
  }

  @Override
  public void addOrders() {
    window.robot.push(KeyCode.SHORTCUT, KeyCode.O);
  }

  @Override
  public void findTheDoneOrder() {
    window.robot.push(KeyCode.SHORTCUT, KeyCode.K);
    waitFor(() -> assertThat(window.focused()).isEqualTo("search"));
    window.robot.write("7001");
    waitFor(() -> assertThat(orders.numbers()).hasSize(1));
    window.robot.push(KeyCode.DOWN);
  }

  @Override
  public void showAllOrders() {
    window.robot.push(KeyCode.ESCAPE);
  }

  @Override
  public void openFailed(String number) {
    goTo(number);
    window.robot.push(KeyCode.ENTER);
  }

  @Override
  public void acknowledge() {
    waitFor(() -> assertThat(window.focused()).isEqualTo("detail-acknowledge"));
    window.robot.push(KeyCode.SPACE);
  }

  @Override
  public void retry() {
    waitFor(() -> assertThat(window.focused()).isEqualTo("detail-retry"));
    window.robot.push(KeyCode.R);
  }

  @Override
  public void closeDetails() {
    window.robot.push(KeyCode.ESCAPE);
  }

  @Override
  public void shelve(String number) {
    goTo(number);
    window.robot.push(KeyCode.S);
    window.menuItem("15 min, until");
    window.robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
  }

  @Override
  public void reconnectNow() {
    window.robot.push(KeyCode.SHORTCUT, KeyCode.R);
  }

  /** From alarm to alarm. */
  private void goTo(String number) {
    for (int i = 0; i < 5 && !orders.chosen().equals(number); i++) {
      window.robot.push(KeyCode.N);
    }
    assertThat(orders.chosen()).isEqualTo(number);
  }
}
