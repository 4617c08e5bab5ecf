package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.Versioned;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What becomes of a poll's answer, and when the next poll comes. Owned by the feed's thread. */
final class PollAnswers {
  private final Polls polls;
  private final Intake intake;
  private final Tries tries;
  private final ConnectionReport report;

  PollAnswers(Polls polls, Intake intake, Tries tries, ConnectionReport report) {
    this.polls = polls;
    this.intake = intake;
    this.tries = tries;
    this.report = report;
  }

  /**
   * Takes one that counts.
   *
   * @param isLive whether the stream is there
   * @return why nothing more may be tried; null where it may
   */
  @Nullable Ending take(Answer<Versioned> answer, boolean isLive) {
    if (isLive && !intake.awaitsSnapshot()) {
      return null; // a late answer rolls nothing back
    }
    Duration retryAfter = null;
    switch (answer) {
      case Answer.Ok<Versioned>(Versioned it)
          when intake.adopt(it.snapshot(), polls.arrivedWhenAsked()) ->
          succeeded(it);
      case Answer.NotModified<Versioned> _ when !intake.awaitsSnapshot() -> succeeded(null);
      case Answer.Missing<Versioned> _ -> {
        intake.noSnapshots();
        polls.failed();
        tries.pollAnswered();
      }
      case Answer.SignIn<Versioned> it -> {
        return new Ending.SignIn("http-" + it.status());
      }
      case Answer.Failed<Versioned> it -> {
        retryAfter = it.retryAfter();
        failed();
      }
      case Answer.Refused<Versioned> _, Answer.Ok<Versioned> _, Answer.NotModified<Versioned> _ ->
          failed();
    }
    plan(isLive, retryAfter);
    return null;
  }

  private void succeeded(@Nullable Versioned answer) {
    polls.succeeded(answer);
    report.boardIsTrue();
    tries.pollAnswered();
  }

  private void failed() {
    polls.failed();
    intake.goOnWithoutSnapshot();
  }

  private void plan(boolean isLive, @Nullable Duration retryAfter) {
    if (!isLive) {
      polls.plan(retryAfter);
    } else if (intake.awaitsSnapshot() && polls.failures() == 0) {
      polls.now(); // the board was good, but not of far enough
    } else if (intake.awaitsSnapshot()) {
      polls.planForMissingBoard(retryAfter, ThreadLocalRandom.current().nextDouble());
    }
  }
}
