package dev.tallyboard.order;

import dev.tallyboard.event.Stage;

/** What a retry came to. */
public sealed interface RetryAnswer {
  /**
   * The stage will run again.
   *
   * @param attempt the number of the attempt that begins
   */
  record Started(Stage stage, int attempt) implements RetryAnswer {}

  /** Nothing to retry; {@code why} is a sentence for the operator. */
  record NothingFailed(String why) implements RetryAnswer {}

  /** No such order of this merchant. */
  record NotFound() implements RetryAnswer {}
}
