package dev.tallyboard.command.check;

/** What a requirement is judged by is not there; the message is a clause for the report. */
final class CannotTell extends Exception {
  private static final long serialVersionUID = 1;

  private final String why;

  CannotTell(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
