package dev.tallyboard.command.check;

import dev.tallyboard.client.GatewayClient;
import java.util.ArrayList;
import java.util.List;

/** Looks at an endpoint, requirement by requirement. */
public final class Inspection {
  private Inspection() {}

  /**
   * Tells each requirement's verdict as soon as it is known. Takes as long as the terms say, and a
   * few seconds.
   *
   * @return the names of those that are broken
   */
  public static List<String> run(GatewayClient client, Terms terms, Pause pause, Report report)
      throws InterruptedException {
    List<String> broken = new ArrayList<>();
    try (Endpoint endpoint = new Endpoint(client, terms, pause)) {
      for (Requirement requirement : requirements(terms)) {
        Verdict verdict = requirement.verdict(endpoint);
        if (verdict instanceof Verdict.Fail) {
          broken.add(requirement.name());
        }
        report.tell(requirement, verdict);
      }
    }
    report.end();
    return broken;
  }

  /** In the order in which they are looked at: what needs no waiting comes first. */
  private static List<Requirement> requirements(Terms terms) {
    List<Requirement> all = new ArrayList<>();
    all.addAll(StartOfStream.all());
    all.addAll(TheSnapshot.all());
    all.addAll(WhoMay.all());
    all.addAll(Health.all());
    all.addAll(UnknownIds.all());
    all.addAll(Publishing.all());
    all.addAll(Heartbeats.all(terms.heartbeat()));
    all.addAll(Resuming.all());
    all.addAll(Events.all());
    return all;
  }
}
