package dev.tallyboard.console.connection;

/** A short line of which one part is stressed. */
public record Detail(String before, String strong, String after) {
  static final Detail NONE = new Detail("", "", "");

  static Detail plain(String text) {
    return new Detail(text, "", "");
  }

  /**
   * @param text a part of it between asterisks, or none
   */
  static Detail stressed(String text) {
    int from = text.indexOf('*');
    int to = text.indexOf('*', from + 1);
    return to < 0
        ? plain(text)
        : new Detail(text.substring(0, from), text.substring(from + 1, to), text.substring(to + 1));
  }

  public String text() {
    return before + strong + after;
  }
}
