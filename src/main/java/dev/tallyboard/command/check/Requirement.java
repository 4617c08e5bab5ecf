package dev.tallyboard.command.check;

import java.io.IOException;

/**
 * One thing that the contract asks for.
 *
 * @param name unique, for scripts
 * @param asks what is expected, as a clause
 */
record Requirement(String group, String name, String asks, Judge judge) {
  /** Looks at what a requirement is about. May block, never beyond the endpoint's deadline. */
  interface Judge {
    /**
     * @throws IOException when the server gave no answer; the message is a sentence
     */
    Verdict look(Endpoint endpoint) throws IOException, CannotTell, InterruptedException;
  }

  /** The verdict, with what is only absent told apart. */
  Verdict verdict(Endpoint endpoint) throws InterruptedException {
    try {
      Verdict verdict = judge.look(endpoint);
      if (verdict instanceof Verdict.Absent(String seen)) {
        return endpoint.isWhole() ? new Verdict.Fail(seen) : Verdict.notOffered(seen);
      }
      return verdict;
    } catch (CannotTell e) {
      return new Verdict.Skip(e.why());
    } catch (IOException e) {
      String why = e.getMessage();
      return new Verdict.Fail(why == null ? "the connection broke" : why);
    }
  }
}
