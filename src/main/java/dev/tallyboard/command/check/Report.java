package dev.tallyboard.command.check;

/** Where the verdicts are told. */
public sealed interface Report permits PlainReport, JsonReport {
  void tell(Requirement requirement, Verdict verdict);

  /** Behind the last verdict. */
  void end();
}
