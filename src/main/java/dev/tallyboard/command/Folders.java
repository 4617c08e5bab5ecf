package dev.tallyboard.command;

import dev.tallyboard.client.TokenFiles;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's places: data in {@code XDG_DATA_HOME} or beside the state of {@link TokenFiles},
 * preferences in {@code XDG_CONFIG_HOME} or where the system has them.
 *
 * @param home the user's home
 * @param system as {@code os.name} gives it
 */
record Folders(Map<String, String> environment, Path home, String system) {
  static Folders ofThisUser() {
    return new Folders(
        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
  }

  TokenFiles tokens() {
    return new TokenFiles(state());
  }

  /** Where tokens of connection profiles are kept on a system without a keyring. */
  Path profileTokens() {
    return state().resolve("profile-tokens");
  }

  /** Where a gateway keeps its database when it is told no other place. */
  Path data() {
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    if (!xdg.isBlank()) {
      return Path.of(xdg).resolve("tallyboard");
    }
    boolean hasOwnPlace = system.startsWith("Windows") || system.startsWith("Mac");
    return hasOwnPlace
        ? state().resolve("data")
        : home.resolve(".local").resolve("share").resolve("tallyboard");
  }

  /** Where the operator's preferences are kept. */
  Path config() {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String roaming = environment.getOrDefault("APPDATA", "");
    if (!xdg.isBlank()) {
      return Path.of(xdg).resolve("tallyboard");
    }
    if (system.startsWith("Windows")) {
      Path own = roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
      return own.resolve("tallyboard");
    }
    return system.startsWith("Mac") ? state() : home.resolve(".config").resolve("tallyboard");
  }

  /** Where the programs of one user find one another while they run. */
  Path runtime() {
    String xdg = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    return xdg.isBlank() ? state().resolve("run") : Path.of(xdg).resolve("tallyboard");
  }

  Path logs() {
    return state().resolve("logs");
  }

  /**
   * Where a desk keeps its alarms: one file a gateway and merchant.
   *
   * @param gateway as the operator knows it
   */
  Path alarms(String gateway, String merchant) {
    String name = gateway + "-" + merchant;
    // Unlike names may read alike once they fit for a file.
    String file =
        name.replaceAll("[^A-Za-z0-9.-]+", "_") + "-" + Integer.toHexString(name.hashCode());
    return state().resolve("alarms").resolve(file + ".json");
  }

  Path state() {
    return TokenFiles.stateFolder(environment, home, system);
  }
}
