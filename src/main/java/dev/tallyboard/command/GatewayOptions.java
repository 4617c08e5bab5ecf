package dev.tallyboard.command;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.TokenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which gateway to speak to, and as whom. */
final class GatewayOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "the gateway's address (default: " + GatewayAddress.DEFAULT_URL + ")")
  private @Nullable String url;

  @Option(
      names = "--merchant",
      paramLabel = "ID",
      description = "whose orders (default: the token's merchant)")
  private @Nullable String merchant;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "a file that holds the token (default: TALLYBOARD_TOKEN, else what a gateway of this"
              + " machine left for its user)")
  private @Nullable Path tokenFile;

  /** Whose orders are shown, as far as it is known before the first answer. */
  String merchantName() {
    return merchant == null ? "local" : merchant;
  }

  /** Whether a gateway was named in any way; else the window has its profiles. */
  boolean areGiven() {
    return url != null || merchant != null || namesToken();
  }

  /** Whether an address was named. */
  boolean namesUrl() {
    return url != null;
  }

  /** Whether a token was named, and not only found. */
  boolean namesToken() {
    String ownToken = System.getenv("TALLYBOARD_TOKEN");
    return tokenFile != null || (ownToken != null && !ownToken.isBlank());
  }

  GatewayClient client() {
    return client(url == null ? GatewayAddress.DEFAULT_URL : url);
  }

  /** For a command that takes the address otherwise. */
  GatewayClient client(String at) {
    GatewayAddress address;
    try {
      address = GatewayAddress.of(at, merchant);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
    String ownToken = System.getenv("TALLYBOARD_TOKEN");
    if (tokenFile != null) {
      Path file = tokenFile;
      read(file); // a missing file is told now, not when the stream is refused
      return new GatewayClient(address, () -> Optional.of(read(file)));
    }
    if (ownToken != null && !ownToken.isBlank()) {
      return new GatewayClient(address, () -> Optional.of(ownToken.strip()));
    }
    TokenFiles tokens = Folders.ofThisUser().tokens();
    return new GatewayClient(address, () -> tokens.find(address));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailure("The token file " + file + " cannot be read");
    }
  }
}
