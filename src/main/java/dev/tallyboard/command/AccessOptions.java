package dev.tallyboard.command;

import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Access.Expected;
import dev.tallyboard.gateway.TokenKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may read and publish. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AccessOptions {
  @Option(
      names = "--jwt-secret-file",
      paramLabel = "FILE",
      description = "the HS256 secret of the tokens, 32 bytes or more")
  private @Nullable Path secretFile;

  @Option(
      names = "--jwt-public-key-file",
      paramLabel = "FILE",
      description = "the RSA public key (PEM) of tokens signed with RS256")
  private @Nullable Path publicKeyFile;

  @Option(
      names = "--jwks",
      paramLabel = "URL",
      description = "where the issuer of the tokens publishes its keys (RS256, ES256)")
  private @Nullable URI keySet;

  @Option(
      names = "--jwt-issuer",
      paramLabel = "NAME",
      description = "the iss that every token has to have (default: any)")
  private @Nullable String issuer;

  @Option(
      names = "--jwt-audience",
      paramLabel = "NAME",
      description = "an aud that every token has to have (default: any)")
  private @Nullable String audience;

  @Option(names = "--no-auth", description = "ask for no token; on a loopback address only")
  private boolean noAuth;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Whether keys are neither given nor declined, so that a loopback gateway makes its own. */
  boolean leaveItToUs() {
    return !noAuth && keysGiven() == 0;
  }

  /**
   * As the options say.
   *
   * @param defaultMerchant whom a request without tokens is for
   * @param own where a loopback gateway keeps the secret it makes for itself
   */
  Access access(String defaultMerchant, Secret own, Clock clock) {
    if (keysGiven() > (noAuth ? 0 : 1)) {
      throw wrongUsage(
          "Name one of --jwt-secret-file, --jwt-public-key-file, --jwks and --no-auth, not"
              + " several");
    }
    if (noAuth) {
      return Access.open(defaultMerchant);
    }
    if (keysGiven() == 0 && (issuer != null || audience != null)) {
      throw wrongUsage(
          "--jwt-issuer and --jwt-audience need the keys of that issuer: name --jwks,"
              + " --jwt-public-key-file or --jwt-secret-file too");
    }
    try {
      return Access.tokens(keys(own, clock), new Expected(issuer, audience), clock);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }

  private TokenKeys keys(Secret own, Clock clock) {
    if (keySet != null) {
      return TokenKeys.keySet(keySet, clock);
    }
    if (publicKeyFile != null) {
      return TokenKeys.publicKey(read(publicKeyFile));
    }
    return TokenKeys.secret(
        secretFile == null ? own.readOrCreate() : new Secret(secretFile).read());
  }

  private long keysGiven() {
    return Stream.of(secretFile, publicKeyFile, keySet).filter(Objects::nonNull).count();
  }

  private ParameterException wrongUsage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new CommandFailure("The public key file " + file + " cannot be read", e);
    }
  }
}
