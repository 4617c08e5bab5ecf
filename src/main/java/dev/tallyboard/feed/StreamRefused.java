package dev.tallyboard.feed;

import com.launchdarkly.eventsource.StreamException;

/** The server answered, but with no stream. */
final class StreamRefused extends StreamException {
  private static final long serialVersionUID = 1;

  private final transient Ending ending;

  StreamRefused(Ending ending) {
    super(ending.reason());
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }
}
