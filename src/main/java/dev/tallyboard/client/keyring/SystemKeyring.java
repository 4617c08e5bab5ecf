package dev.tallyboard.client.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The system's keyring, asked through the system's own program: it comes with the desktop, needs no
 * native code in ours, and asks its user by itself where something is locked.
 *
 * @param patience for one call, with the time that a person needs to unlock
 */
record SystemKeyring(KeyringProgram program, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Far above what a header of a request can hold. */
  private static final int MOST_BYTES = 64 * 1024;

  /** No profile is called so. */
  private static final String NOBODY = "nobody";

  private record Ended(int exit, String output, String complaint) {}

  /**
   * The one of that system; empty where none is known.
   *
   * @param system as {@code os.name} gives it
   */
  static Optional<SystemKeyring> of(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return Optional.of(of(new KeyringProgram.SecretTool("secret-tool")));
    }
    if (name.startsWith("mac")) {
      return Optional.of(of(new KeyringProgram.Security("/usr/bin/security")));
    }
    return name.startsWith("windows")
        ? Optional.of(of(new KeyringProgram.PasswordVault("powershell.exe")))
        : Optional.empty();
  }

  private static SystemKeyring of(KeyringProgram program) {
    return new SystemKeyring(program, PATIENCE);
  }

  /** Whether it answers. */
  boolean isThere() {
    try {
      find(NOBODY);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @throws IOException when there is no keyring, or it is not opened
   */
  Optional<String> find(String name) throws IOException {
    Ended ended = run(program.find(name));
    if (program.isMissing(ended.exit, ended.complaint)) {
      return Optional.empty();
    }
    requireDone(ended);
    return Optional.of(program.token(ended.output)).filter(it -> !it.isEmpty());
  }

  void keep(String name, String token) throws IOException {
    requireDone(run(program.keep(name, token)));
    // Not each of them says by its exit code that it did not.
    if (!find(name).equals(Optional.of(token))) {
      throw new IOException("it does not give back what it was given");
    }
  }

  void forget(String name) throws IOException {
    Ended ended = run(program.forget(name));
    if (!program.isMissing(ended.exit, ended.complaint)) {
      requireDone(ended);
    }
  }

  /** What it complains of is not passed on: it might hold what it was given. */
  private static void requireDone(Ended ended) throws IOException {
    if (ended.exit != 0) {
      throw new IOException("its program ended with " + ended.exit);
    }
  }

  private Ended run(KeyringProgram.Call call) throws IOException {
    Process process = new ProcessBuilder(call.command()).start();
    try (InputStream output = process.getInputStream();
        InputStream complaint = process.getErrorStream()) {
      CompletableFuture<String> written = reading(output);
      CompletableFuture<String> complained = reading(complaint);
      try (OutputStream input = process.getOutputStream()) {
        input.write(call.input().getBytes(UTF_8));
      }
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("its program did not end within " + patience.toSeconds() + " s");
      }
      return new Ended(process.exitValue(), written.join(), complained.join());
    } catch (CompletionException e) {
      throw new IOException("its program broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was not waited for", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readNBytes(MOST_BYTES), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        work -> Thread.ofVirtual().name("keyring").start(work));
  }
}
