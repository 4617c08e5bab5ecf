package dev.tallyboard.console.connection;

import dev.tallyboard.feed.ConnectionState;

/** The states that the indicator tells apart. */
public enum IndicatorKind {
  CONNECTING("Connecting"),
  LIVE("Live"),
  /** Live, but silent for longer than usual. */
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

  static IndicatorKind of(ConnectionState state) {
    return switch (state) {
      case CONNECTING -> CONNECTING;
      case LIVE -> LIVE;
      case RECONNECTING -> RECONNECTING;
      case POLLING -> POLLING;
      case OFFLINE -> OFFLINE;
      case SIGN_IN -> SIGNED_OUT;
      case STOPPED -> STOPPED;
    };
  }

  public String word() {
    return word;
  }
}
