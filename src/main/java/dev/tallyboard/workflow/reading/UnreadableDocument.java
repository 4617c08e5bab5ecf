package dev.tallyboard.workflow.reading;

/** No order can be read from a document; the message is a sentence for the operator. */
public final class UnreadableDocument extends Exception {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public UnreadableDocument(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
