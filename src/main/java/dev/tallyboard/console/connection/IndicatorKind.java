package dev.tallyboard.console.connection;

import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.ConnectionState;

/** The states that the indicator tells apart. */
public enum IndicatorKind {
  CONNECTING("indicator.connecting"),
  LIVE("indicator.live"),
  /** Live, but silent for longer than usual. */
  HEARTBEAT_LATE("indicator.heartbeat-late"),
  RECONNECTING("indicator.reconnecting"),
  POLLING("indicator.polling"),
  OFFLINE("indicator.offline"),
  SIGNED_OUT("indicator.signed-out"),
  STOPPED("indicator.stopped");

  private static final Texts TEXTS = Texts.of(IndicatorKind.class);

  private final String word;

  /**
   * @param word the key of its text
   */
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
    return TEXTS.of(word);
  }
}
