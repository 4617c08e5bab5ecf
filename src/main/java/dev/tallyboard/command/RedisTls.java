package dev.tallyboard.command;

import dev.tallyboard.bus.redis.RedisAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command trusts that speaks to Redis over TLS. */
final class RedisTls {
  @Option(
      names = "--redis-ca",
      paramLabel = "FILE",
      description =
          "with rediss://, the certificates (PEM) of those who may have signed that of Redis"
              + " (default: those that the Java runtime trusts)")
  private @Nullable Path authorities;

  /**
   * @throws CommandFailure for an address, or a file, that is none
   */
  RedisAddress address(String text) {
    try {
      RedisAddress address = RedisAddress.parse(text);
      return authorities == null ? address : address.trusting(authorities);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }
}
