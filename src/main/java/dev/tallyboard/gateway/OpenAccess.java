package dev.tallyboard.gateway;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** No tokens: any merchant that has a name. */
record OpenAccess(String defaultMerchant) implements Access {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\s:]{1,128}");

  @Override
  public Permit permit(@Nullable String authorization, @Nullable String merchantId, Scope scope) {
    String merchant = merchantId == null ? defaultMerchant : merchantId;
    if (!NAME.matcher(merchant).matches()) {
      throw Refusal.badRequest(
          "merchantId has 1 to 128 characters, none of them a colon, a space or a control"
              + " character.");
    }
    return new Permit(merchant, null);
  }
}
