package dev.tallyboard.workflow.stage;

/** A stage cannot do its work; the message is a sentence for the operator. */
final class StageFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String sentence;

  StageFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
