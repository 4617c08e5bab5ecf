package dev.tallyboard.command.check;

import dev.tallyboard.command.Inert;
import java.io.PrintWriter;

/** For a person at a terminal. */
public final class PlainReport implements Report {
  private static final int LONGEST = 200;

  private final PrintWriter out;
  private Tally tally = Tally.NONE;
  private String group = "";

  public PlainReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void tell(Requirement requirement, Verdict verdict) {
    if (!group.equals(requirement.group())) {
      group = requirement.group();
      out.print("\n" + group + "\n");
    }
    tally = tally.with(verdict);
    switch (verdict) {
      case Verdict.Pass it -> line("PASS", requirement, it.seen());
      case Verdict.Skip it -> line("SKIP", requirement, it.why());
      case Verdict.Absent it -> line("SKIP", requirement, it.seen());
      case Verdict.Fail it -> {
        line("FAIL", requirement, it.seen());
        out.print(" ".repeat(32) + "expected: " + requirement.asks() + "\n");
      }
    }
    out.flush();
  }

  @Override
  public void end() {
    out.print(
        "\n%d passed, %d failed, %d skipped\n"
            .formatted(tally.passed(), tally.failed(), tally.skipped()));
    out.flush();
  }

  private void line(String result, Requirement requirement, String said) {
    out.print("  %s  %-23s %s\n".formatted(result, requirement.name(), Inert.text(said, LONGEST)));
  }
}
