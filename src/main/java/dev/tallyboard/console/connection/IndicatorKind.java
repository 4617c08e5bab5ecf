package dev.tallyboard.console.connection;

/** The states that the indicator tells apart. */
public enum IndicatorKind {
  CONNECTING("Connecting"),
  LIVE("Live"),
  HEARTBEAT_LATE("Heartbeat late"),
  RECONNECTING("Reconnecting"),
  POLLING("Polling"),
  OFFLINE("Offline"),
  SIGNED_OUT("Signed out"),
  STOPPED("Stopped");

  private final String word;

  IndicatorKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
