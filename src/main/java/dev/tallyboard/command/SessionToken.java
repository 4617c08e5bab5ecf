package dev.tallyboard.command;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A token that is looked up when it is first needed, by whoever needs it: a keyring may ask its
 * user, and nothing else has to wait for that. Any thread.
 */
final class SessionToken implements Supplier<Optional<String>> {
  private final Supplier<Optional<String>> kept;
  private final Supplier<Optional<String>> found;
  private Optional<String> token = Optional.empty();
  private boolean lookedUp;

  /**
   * @param kept asked once
   * @param found asked each time, where none is kept: a gateway of this machine may leave another
   */
  SessionToken(Supplier<Optional<String>> kept, Supplier<Optional<String>> found) {
    this.kept = kept;
    this.found = found;
  }

  @Override
  public synchronized Optional<String> get() {
    if (!lookedUp) {
      token = kept.get();
      lookedUp = true;
    }
    return token.or(found);
  }
}
