package dev.tallyboard.client.keyring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the system's keyring where there is one that can be used; else in files of the user. */
public final class UserTokens implements TokenStore {
  private static final Logger LOG = LoggerFactory.getLogger(UserTokens.class);

  private final Optional<SystemKeyring> keyring;
  private final OwnFiles files;

  /** Whether the keyring answered when it was first needed; null before. Asked twice at worst. */
  private volatile @Nullable Boolean there;

  UserTokens(Optional<SystemKeyring> keyring, OwnFiles files) {
    this.keyring = keyring;
    this.files = files;
  }

  /**
   * Those of this user.
   *
   * @param folder for files, where there is no keyring; made when it is needed
   * @param system as {@code os.name} gives it
   */
  public static UserTokens in(Path folder, String system) {
    return new UserTokens(SystemKeyring.of(system), new OwnFiles(folder));
  }

  @Override
  public TokenPlace place() {
    return usable().isPresent() ? new TokenPlace.Keyring() : files.place();
  }

  @Override
  public Optional<String> find(String name) {
    return usable().flatMap(it -> found(it, name)).or(() -> files.find(name));
  }

  @Override
  public TokenPlace keep(String name, String token) throws IOException {
    Optional<SystemKeyring> usable = usable();
    if (usable.isPresent()) {
      try {
        usable.get().keep(name, token);
        files.forget(name); // one of before would come back with the keyring's next fault
        return new TokenPlace.Keyring();
      } catch (IOException e) {
        LOG.warn("The system's keyring did not take a token: {}", e.getMessage());
      }
    }
    files.keep(name, token);
    return files.place();
  }

  @Override
  public void forget(String name) {
    usable().ifPresent(it -> forgotten(it, name));
    try {
      files.forget(name);
    } catch (IOException e) {
      LOG.warn("The token of a deleted profile is still in {}", files.place(), e);
    }
  }

  private static Optional<String> found(SystemKeyring keyring, String name) {
    try {
      return keyring.find(name);
    } catch (IOException e) {
      LOG.warn("The system's keyring gave no token: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static void forgotten(SystemKeyring keyring, String name) {
    try {
      keyring.forget(name);
    } catch (IOException e) {
      LOG.warn("The token of a deleted profile is still in the keyring: {}", e.getMessage());
    }
  }

  private Optional<SystemKeyring> usable() {
    Boolean known = there;
    if (known == null) {
      known = keyring.filter(SystemKeyring::isThere).isPresent();
      there = known;
    }
    return known ? keyring : Optional.empty();
  }
}
