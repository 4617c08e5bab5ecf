package dev.tallyboard.command;

import dev.tallyboard.gateway.Edge;
import dev.tallyboard.gateway.PemFiles;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a gateway meets the world outside. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EdgeOptions {
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "the certificate (PEM), those of its issuers behind it; reloaded when it changes")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "the certificate's key (PEM), without a password")
  private @Nullable Path key;

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "whose pages may use this gateway from a browser, such as https://example.com; several"
              + " with commas (default: none)")
  private @Nullable Set<String> corsOrigins;

  @Mixin private LimitOptions limits;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  int maxStreams() {
    return limits.maxStreams();
  }

  /**
   * @throws IllegalArgumentException for a value that is out of range
   */
  Edge edge() {
    Edge plain =
        Edge.DEFAULT
            .withLimits(limits.limits())
            .withCorsOrigins(corsOrigins == null ? Set.of() : corsOrigins);
    if (certificate == null && key == null) {
      return plain;
    }
    if (certificate == null || key == null) {
      throw new ParameterException(
          spec.commandLine(), "--tls-cert and --tls-key belong together: name both");
    }
    return plain.withTls(new PemFiles(certificate, key));
  }
}
