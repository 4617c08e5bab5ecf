package dev.tallyboard.gateway;

import dev.tallyboard.event.MerchantName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** No tokens: any merchant that has a name. */
record OpenAccess(String defaultMerchant) implements Access {
  @Override
  public CompletionStage<Permit> permit(
      @Nullable String authorization, @Nullable String merchantId, Scope scope) {
    String merchant = merchantId == null ? defaultMerchant : merchantId;
    return MerchantName.isGood(merchant)
        ? CompletableFuture.completedFuture(new Permit(merchant, null, null))
        : CompletableFuture.failedFuture(Refusal.badRequest(MerchantName.RULE));
  }
}
