package dev.tallyboard.command;

import java.util.Objects;

/** A command cannot do what was asked; the message is one sentence for whoever asked. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  CommandFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  CommandFailure(String sentence, Exception cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** A value was refused by whoever it was meant for, whose message is such a sentence. */
  static CommandFailure because(IllegalArgumentException e) {
    return new CommandFailure(Objects.requireNonNullElse(e.getMessage(), "A value is wrong"));
  }

  String sentence() {
    return sentence;
  }
}
