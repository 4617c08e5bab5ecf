package dev.tallyboard.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database orders are kept in, other than that of the data folder. */
final class DatabaseOption {
  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "keep orders in PostgreSQL, so that several gateways with the same --redis work on them:"
              + " postgresql://USER:PASSWORD@HOST/NAME or jdbc:postgresql://HOST/NAME. Name it as"
              + " TALLYBOARD_DATABASE where it holds a password (default: an embedded one in the"
              + " data folder)")
  private @Nullable String url;

  /**
   * @throws CommandFailure for an address that is none
   */
  Optional<DatabaseAddress> address() {
    try {
      return Optional.ofNullable(url).map(DatabaseAddress::parse);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }
}
