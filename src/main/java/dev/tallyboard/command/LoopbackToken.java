package dev.tallyboard.command;

import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/** The token that a loopback gateway leaves for this machine's user. */
final class LoopbackToken {
  private LoopbackToken() {}

  /** Makes one and leaves it where the user's clients look for it. */
  static String leave(Secret secret, List<String> merchants, String host, int port) {
    String token = Tokens.mint(secret.readOrCreate(), merchants, EnumSet.allOf(Scope.class), null);
    try {
      Folders.ofThisUser().tokens().leave(host, port, token);
    } catch (IOException e) {
      throw new CommandFailure(
          "The token for this machine's user cannot be written below "
              + Folders.ofThisUser().state()
              + "; make that folder writable, or run with --no-auth",
          e);
    }
    return token;
  }
}
