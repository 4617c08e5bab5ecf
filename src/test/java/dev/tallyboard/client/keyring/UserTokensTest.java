package dev.tallyboard.client.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a program that behaves like libsecret's, and writes down how it is called. */
class UserTokensTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

  @TempDir private Path folder;

  @Test
  void aTokenGoesIntoTheKeyringAndComesBackAndNothingSecretIsAmongTheArguments()
      throws IOException {
    UserTokens tokens = with(keyring(""));

    assertThat(tokens.place()).isEqualTo(new TokenPlace.Keyring());
    assertThat(tokens.keep("p-1", TOKEN)).isEqualTo(new TokenPlace.Keyring());

    assertThat(tokens.find("p-1")).contains(TOKEN);
    assertThat(tokens.find("p-2")).isEmpty();
    assertThat(Files.readString(folder.resolve("calls"))).contains("store").doesNotContain(TOKEN);
    assertThat(folder.resolve("own")).doesNotExist();
  }

  @Test
  void aForgottenTokenIsGone() throws IOException {
    UserTokens tokens = with(keyring(""));
    tokens.keep("p-1", TOKEN);

    tokens.forget("p-1");
    tokens.forget("p-1");

    assertThat(tokens.find("p-1")).isEmpty();
  }

  @Test
  void withoutAKeyringItLiesInAFileThatOnlyItsOwnerCanRead() throws IOException {
    UserTokens tokens =
        with(
            Optional.of(
                new SystemKeyring(
                    new KeyringProgram.SecretTool(folder.resolve("no-such-program").toString()),
                    Duration.ofSeconds(5))));

    TokenPlace place = tokens.keep("p-1", TOKEN);

    assertThat(place).isEqualTo(new TokenPlace.OwnerFiles(folder.resolve("own")));
    assertThat(tokens.place()).isEqualTo(place);
    assertThat(tokens.find("p-1")).contains(TOKEN);
    assertThat(permissions(folder.resolve("own/p-1"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("own"))).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder.resolve("own"))) {
      assertThat(files).hasSize(1);
    }
    tokens.forget("p-1");
    assertThat(tokens.find("p-1")).isEmpty();
  }

  @Test
  void aKeyringThatDoesNotTakeATokenIsNotBelieved() throws IOException {
    UserTokens tokens = with(keyring("[ \"$1\" = store ] && exit 0"));

    assertThat(tokens.keep("p-1", TOKEN)).isInstanceOf(TokenPlace.OwnerFiles.class);
    assertThat(tokens.find("p-1")).contains(TOKEN);
  }

  @Test
  void aKeyringThatHangsIsNotWaitedForWithoutEnd() throws IOException {
    UserTokens tokens = with(keyring("exec sleep 60"));

    assertThat(tokens.keep("p-1", TOKEN)).isInstanceOf(TokenPlace.OwnerFiles.class);
  }

  @Test
  void whatCanBeKeptNowhereIsToldAndNotQuoted() throws IOException {
    Files.writeString(folder.resolve("own"), "a file where a folder should be");
    UserTokens tokens = with(Optional.empty());

    assertThatThrownBy(() -> tokens.keep("p-1", TOKEN))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void macOsIsAskedByStandardInputAndReadBackWhole() {
    KeyringProgram mac = new KeyringProgram.Security("security");

    KeyringProgram.Call call = mac.keep("p-1", "odd\"to;ken");

    assertThat(call.command()).containsExactly("security", "-i");
    String written = call.input().strip();
    assertThat(mac.token(written.substring(written.lastIndexOf(' ') + 1) + "\n"))
        .isEqualTo("odd\"to;ken");
  }

  @Test
  void windowsIsAskedByStandardInput() {
    KeyringProgram.Call call =
        new KeyringProgram.PasswordVault("powershell.exe").keep("p-1", TOKEN);

    assertThat(String.join(" ", call.command()))
        .contains("'tallyboard','p-1'")
        .doesNotContain(TOKEN, "\n");
    assertThat(call.input()).isEqualTo(TOKEN);
  }

  private UserTokens with(Optional<SystemKeyring> keyring) {
    return new UserTokens(keyring, new OwnFiles(folder.resolve("own")));
  }

  /** Keeps each secret in a file; where that is given, it does something else first. */
  private Optional<SystemKeyring> keyring(String first) throws IOException {
    Path program = folder.resolve("secret-tool");
    Files.write(
        program,
        List.of(
            "#!/bin/sh",
            "echo \"$@\" >> " + folder.resolve("calls"),
            first,
            "verb=$1",
            "while [ $# -gt 1 ]; do [ \"$1\" = profile ] && file="
                + folder
                + "/kept-$2; shift; done",
            "case $verb in",
            "store) cat > \"$file\" ;;",
            "lookup) [ -e \"$file\" ] && cat \"$file\" ;;",
            "clear) rm \"$file\" 2>/dev/null ;;",
            "esac"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return Optional.of(
        new SystemKeyring(
            new KeyringProgram.SecretTool(program.toString()), Duration.ofSeconds(2)));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
