package dev.tallyboard.event;

import java.util.regex.Pattern;

/**
 * What a merchant's id may look like, since it becomes a part of channel and key names: with a
 * colon in it, one merchant's channel could be another's; with a brace, its keys could leave their
 * slot of a cluster.
 */
public final class MerchantName {
  public static final String RULE =
      "merchantId has 1 to 128 characters, none of them a colon, a brace, a space or a control"
          + " character.";

  private static final Pattern GOOD =
      Pattern.compile("[^\\p{Cntrl}\\s:{}]{1,128}", Pattern.UNICODE_CHARACTER_CLASS);

  private MerchantName() {}

  public static boolean isGood(String merchantId) {
    return GOOD.matcher(merchantId).matches();
  }
}
