package dev.tallyboard.command.check;

import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawRequest;
import dev.tallyboard.client.RawRequest.Bearer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What watches a gateway from outside. */
final class Health {
  private static final String GROUP = "Health";

  /** A sample: a name, labels, a number. */
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^[a-zA-Z_:][\\w:]*(\\{.*})? +[-+.\\w]+");

  private Health() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "health-live", "200 without a token", it -> up(it, "health/live")),
        new Requirement(GROUP, "health-ready", "200 without a token", it -> up(it, "health/ready")),
        new Requirement(GROUP, "metrics", "200 with Prometheus text", Health::metrics));
  }

  private static Verdict up(Endpoint endpoint, String path)
      throws IOException, CannotTell, InterruptedException {
    RawAnswer answer = endpoint.fetch(RawRequest.get(path).as(Bearer.NONE));
    return Answers.isMissing(answer.status())
        ? Verdict.notOffered(String.valueOf(answer.status()))
        : Verdict.of(answer.status() == 200, String.valueOf(answer.status()));
  }

  private static Verdict metrics(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    RawAnswer answer = endpoint.fetch(RawRequest.get("metrics"));
    if (Answers.isMissing(answer.status())) {
      return Verdict.notOffered(String.valueOf(answer.status()));
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return Verdict.of(
        answer.status() == 200
            && answer.head().mediaType().startsWith("text/plain")
            && SAMPLE.matcher(text).find(),
        Answers.named(answer.head()));
  }
}
