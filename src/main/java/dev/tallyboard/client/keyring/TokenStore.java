package dev.tallyboard.client.keyring;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps tokens, each under a name of letters, digits and hyphens. Any thread; each call may block
 * for as long as a person needs to unlock a keyring, a minute at most. Tokens are never logged.
 */
public interface TokenStore {
  /** Where the next token that is kept will lie. */
  TokenPlace place();

  /** Empty where there is none, or none that can be read. */
  Optional<String> find(String name);

  /**
   * Replaces what was kept under that name.
   *
   * @return where it lies
   * @throws IOException when it can be kept nowhere
   */
  TokenPlace keep(String name, String token) throws IOException;

  /** Lets go of what was kept under that name, if anything was. */
  void forget(String name);
}
