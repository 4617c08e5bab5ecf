package dev.tallyboard.command.check;

/** How many requirements came to what. */
record Tally(int passed, int failed, int skipped) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally with(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> new Tally(passed + 1, failed, skipped);
      case Verdict.Fail _ -> new Tally(passed, failed + 1, skipped);
      case Verdict.Skip _, Verdict.Absent _ -> new Tally(passed, failed, skipped + 1);
    };
  }
}
