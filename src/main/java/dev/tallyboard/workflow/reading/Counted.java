package dev.tallyboard.workflow.reading;

/** A number of things, in words. */
final class Counted {
  private Counted() {}

  static String of(int number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  /** "1 of 3 lines has", "2 of 3 lines have". */
  static String ofLines(long some, int all) {
    return "%d of %s %s".formatted(some, of(all, "line"), some == 1 ? "has" : "have");
  }
}
