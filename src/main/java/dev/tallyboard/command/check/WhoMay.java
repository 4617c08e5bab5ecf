package dev.tallyboard.command.check;

import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawRequest.Bearer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** That nobody reads without a token, nor another merchant's orders with one. */
final class WhoMay {
  private static final String GROUP = "Who may";
  private static final String REFUSAL = "401 with application/problem+json";

  /** Nobody's. */
  private static final String STRANGER = "tallyboard-check-nobody";

  private WhoMay() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement(GROUP, "no-token", REFUSAL, WhoMay::noToken),
        new Requirement(GROUP, "bad-token", "the same 401 as without one", WhoMay::badToken),
        new Requirement(GROUP, "token-in-url", "401: a token in the URL is none", WhoMay::inUrl),
        new Requirement(GROUP, "other-merchant", "403", WhoMay::otherMerchant));
  }

  private static Verdict noToken(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    RawAnswer answer = endpoint.fetch(Endpoint.request().as(Bearer.NONE));
    if (isLetIn(answer)) {
      // Only where nobody else comes may a gateway ask nobody, and only if that is expected.
      return endpoint.client().address().isLoopback() && !endpoint.terms().tokenGiven()
          ? Verdict.notOffered("it asks nobody for a token")
          : new Verdict.Absent("it asks nobody for a token");
    }
    return refused(answer);
  }

  private static Verdict badToken(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    RawAnswer without = requireGuarded(endpoint);
    RawAnswer bad = endpoint.fetch(Endpoint.request().as(Bearer.MADE_UP));
    if (isLetIn(bad)) {
      return new Verdict.Fail("200: a token that nobody gave out opens the stream");
    }
    return bad.status() == without.status() && !Arrays.equals(bad.body(), without.body())
        ? new Verdict.Fail(bad.status() + ", but it says something else than without a token")
        : refused(bad);
  }

  private static Verdict inUrl(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    requireGuarded(endpoint);
    // A made-up one: the operator's own never travels in a URL, not even for this.
    String token = "tallyboard-check";
    RawAnswer answer =
        endpoint.fetch(
            Endpoint.request().as(Bearer.NONE).query("access_token", token).query("token", token));
    return isLetIn(answer)
        ? new Verdict.Fail("200: anything in access_token or token opens the stream")
        : refused(answer);
  }

  private static Verdict otherMerchant(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    requireGuarded(endpoint);
    RawAnswer answer = endpoint.fetch(Endpoint.request().query("merchantId", STRANGER));
    if (isLetIn(answer)) {
      return new Verdict.Fail("200: this token opens every merchant's stream");
    }
    return Verdict.of(
        answer.status() == 403 && Answers.isProblem(answer), Answers.named(answer.head()));
  }

  private static Verdict refused(RawAnswer answer) {
    return Verdict.of(
        answer.status() == 401 && Answers.isProblem(answer), Answers.named(answer.head()));
  }

  private static RawAnswer requireGuarded(Endpoint endpoint)
      throws IOException, CannotTell, InterruptedException {
    RawAnswer without = endpoint.fetch(Endpoint.request().as(Bearer.NONE));
    if (isLetIn(without)) {
      throw new CannotTell("it asks nobody for a token");
    }
    return without;
  }

  private static boolean isLetIn(RawAnswer answer) {
    return answer.status() == 200;
  }
}
