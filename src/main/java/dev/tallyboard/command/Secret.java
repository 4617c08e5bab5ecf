package dev.tallyboard.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that tokens are signed with, in a file that only its owner can read. */
record Secret(Path file) {
  private static final int BYTES = 32;

  /** The secret that a loopback gateway keeps for itself, beside its data. */
  static Secret in(Path folder) {
    return new Secret(folder.resolve("jwt-secret"));
  }

  /** The file's bytes without blanks around them. */
  byte[] read() {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .strip()
          .getBytes(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new CommandFailure("The secret file " + file + " cannot be read", e);
    }
  }

  byte[] readOrCreate() {
    if (!Files.exists(file)) {
      create();
    }
    return read();
  }

  private void create() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(file, ownerOnly());
      Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
    } catch (FileAlreadyExistsException e) {
      // another process was quicker: its secret is as good
    } catch (IOException e) {
      throw new CommandFailure("The secret file " + file + " cannot be written", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
