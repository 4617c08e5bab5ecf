package dev.tallyboard.client.keyring;

import java.nio.file.Path;

/** Where tokens lie. */
public sealed interface TokenPlace {
  /** In the keyring of the user's system. */
  record Keyring() implements TokenPlace {}

  /** In files of this folder, which only the user can read. */
  record OwnerFiles(Path folder) implements TokenPlace {}
}
