package dev.tallyboard.benchmark;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.shell.Commands;
import dev.tallyboard.console.shell.UploadAnswer;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.OrderDetail;
import java.nio.file.Path;

/** For a window that nobody works at. */
enum NoCommands implements Commands {
  AT_ALL;

  @Override
  public void reconnectNow() {}

  @Override
  public UploadAnswer upload(Path file) {
    return new UploadAnswer.Refused(UploadAnswer.Why.NOT_TAKEN, "Nothing is uploaded here.");
  }

  @Override
  public Answer<OrderDetail> detail(String poId) {
    return new Answer.Missing<>("Nothing is opened here.");
  }

  @Override
  public Answer<RetryStarted> retry(String poId, Stage stage) {
    return new Answer.Missing<>("Nothing is retried here.");
  }

  @Override
  public Answer<OrderHeld> hold(OrderHold what, String poId) {
    return new Answer.Missing<>("Nothing is held here.");
  }
}
