package dev.tallyboard.workflow.shop;

/** The shop did not take a product; the message is a sentence for the operator. */
public final class ShopFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public ShopFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
