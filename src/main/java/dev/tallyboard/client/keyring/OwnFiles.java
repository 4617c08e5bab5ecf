package dev.tallyboard.client.keyring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file a token, readable by its owner alone from its first byte on, whole or not there. */
record OwnFiles(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

  TokenPlace place() {
    return new TokenPlace.OwnerFiles(folder);
  }

  Optional<String> find(String name) {
    try {
      String token = Files.readString(file(name), StandardCharsets.UTF_8).strip();
      return token.isEmpty() ? Optional.empty() : Optional.of(token);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("The token in {} cannot be read", file(name), e);
      return Optional.empty();
    }
  }

  void keep(String name, String token) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Path fresh = Files.createTempFile(folder, ".token", "", ownerOnly("rw-------"));
    try {
      Files.writeString(fresh, token + "\n", StandardCharsets.UTF_8);
      Files.move(
          fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
