package dev.tallyboard.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that gateways of this machine leave for their user: one file a gateway in the user's
 * state directory, under {@code tallyboard/tokens/{host}-{port}}, which only the user can read.
 */
public final class TokenFiles {
  private final Path folder;

  /**
   * @param state as {@link #stateFolder} finds it
   */
  public TokenFiles(Path state) {
    this.folder = state.resolve("tokens");
  }

  /**
   * The user's place for what this program keeps for itself: {@code XDG_STATE_HOME}, else what the
   * system has.
   *
   * @param environment as {@link System#getenv()} gives it
   * @param home the user's home
   * @param system the system's name, as {@code os.name} gives it
   */
  public static Path stateFolder(Map<String, String> environment, Path home, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    Path state;
    if (!xdg.isBlank()) {
      state = Path.of(xdg);
    } else if (name.contains("win") && !name.contains("darwin")) {
      state = local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local);
    } else if (name.contains("mac")) {
      state = home.resolve("Library").resolve("Application Support");
    } else {
      state = home.resolve(".local").resolve("state");
    }
    return state.resolve("tallyboard");
  }

  /** The token for that gateway, where one lies there and can be read. */
  public Optional<String> find(GatewayAddress gateway) {
    if (!gateway.isLoopback()) {
      return Optional.empty();
    }
    // The same gateway may be named otherwise than it named itself.
    return List.of(gateway.url().host(), "127.0.0.1", "localhost", "::1").stream()
        .map(host -> file(host, gateway.url().port()))
        .map(TokenFiles::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Leaves a token, replacing an older one at once.
   *
   * @throws IOException when the folder cannot be written
   */
  public Path leave(String host, int port, String token) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Path target = file(host, port);
    Path fresh = Files.createTempFile(folder, ".token", "", ownerOnly("rw-------"));
    Files.writeString(fresh, token + "\n");
    return Files.move(
        fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String host, int port) {
    // A colon cannot stand in a file's name on every system.
    return folder.resolve(host.replace(':', '_') + "-" + port);
  }

  private static Optional<String> read(Path file) {
    try {
      String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return token.isEmpty() ? Optional.empty() : Optional.of(token);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
