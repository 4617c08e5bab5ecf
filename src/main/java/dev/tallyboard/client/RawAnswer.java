package dev.tallyboard.client;

/**
 * A whole answer.
 *
 * @param body empty for an event stream, which has no end
 */
public record RawAnswer(RawHead head, byte[] body) {
  public int status() {
    return head.status();
  }
}
