package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer.Exchange;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Polls that wait until the test answers them. */
final class HeldPolls {
  private final LinkedBlockingQueue<Exchange> polls = new LinkedBlockingQueue<>();

  void hold(Exchange poll) throws Exception {
    polls.add(poll);
    poll.untilClosed();
  }

  Exchange next() throws InterruptedException {
    Exchange next = polls.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a poll is made").isNotNull();
    return next;
  }
}
