package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamReasonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "heartbeat-timeout",
        "no-response",
        "timeout",
        "connection-refused",
        "connection-lost",
        "closed-by-server",
        "unknown-host",
        "tls",
        "tls-wrong-host",
        "tls-expired",
        "tls-not-yet-valid",
        "tls-untrusted",
        "no-tls",
        "proxy-407",
        "proxy-502",
        "not-an-event-stream",
        "reader-died",
        "closed",
        "http-503",
        "http-418"
      })
  void everyReasonOfTheFeedIsASentenceWithoutTheWordItself(String reason) {
    assertThat(StreamReason.sentence(reason))
        .endsWith(".")
        .doesNotContain(reason)
        .doesNotStartWith("Reason:");
  }

  @ParameterizedTest
  @CsvSource({
    "http-503, in trouble (503)",
    "http-401, refused the token (401)",
    "http-410, not to come back (410)",
    "proxy-502, does not lead on to the gateway (502)",
    "http-302, unexpected status (302)",
    "solar-flare, Reason: solar-flare."
  })
  void aStatusIsNamedAndAnUnknownReasonIsNotHidden(String reason, String part) {
    assertThat(StreamReason.sentence(reason)).contains(part);
  }
}
