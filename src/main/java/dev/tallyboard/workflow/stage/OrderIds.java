package dev.tallyboard.workflow.stage;

import java.security.SecureRandom;

/** Names for new orders, which nobody can guess. Any thread may use it. */
public final class OrderIds {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  public String poId() {
    return "c" + digits(24);
  }

  public String workflowId() {
    return "wf_" + digits(16);
  }

  /**
   * @param place of the order in its document, 2 or more
   */
  static String ofPlace(String poId, int place) {
    return poId + "-" + place;
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return digits.toString();
  }
}
