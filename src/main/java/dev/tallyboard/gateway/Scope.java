package dev.tallyboard.gateway;

import java.util.Locale;

/** What a token may be good for. */
public enum Scope {
  /** The stream, the snapshot, the detail of an order. */
  READ,
  /** Uploading and retrying. */
  ACT,
  /** Publishing events. */
  PUBLISH;

  /** The word in a token's {@code scope}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
