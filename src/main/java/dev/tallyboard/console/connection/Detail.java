package dev.tallyboard.console.connection;

/** A short line of which one part is stressed. */
public record Detail(String before, String strong, String after) {
  static final Detail NONE = new Detail("", "", "");

  static Detail plain(String text) {
    return new Detail(text, "", "");
  }

  static Detail of(String before, String strong) {
    return new Detail(before + " ", strong, "");
  }

  public String text() {
    return before + strong + after;
  }
}
