package dev.tallyboard.command.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** One object a line, for scripts. */
public final class JsonReport implements Report {
  private static final int LONGEST = 2_000;

  private final PrintWriter out;
  private Tally tally = Tally.NONE;

  public JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void tell(Requirement requirement, Verdict verdict) {
    tally = tally.with(verdict);
    switch (verdict) {
      case Verdict.Pass it -> line(requirement, "PASS", it.seen());
      case Verdict.Skip it -> line(requirement, "SKIP", it.why());
      case Verdict.Absent it -> line(requirement, "SKIP", it.seen());
      case Verdict.Fail it -> line(requirement, "FAIL", it.seen());
    }
  }

  @Override
  public void end() {
    print(
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "summary")
            .put("passed", tally.passed())
            .put("failed", tally.failed())
            .put("skipped", tally.skipped()));
  }

  private void line(Requirement requirement, String result, String seen) {
    print(
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "requirement")
            .put("group", requirement.group())
            .put("name", requirement.name())
            .put("result", result)
            .put("expected", requirement.asks())
            .put("seen", seen.length() <= LONGEST ? seen : seen.substring(0, LONGEST) + "…"));
  }

  private void print(ObjectNode line) {
    out.print(line + "\n");
    out.flush();
  }
}
