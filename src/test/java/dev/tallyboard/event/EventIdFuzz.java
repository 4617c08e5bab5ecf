package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** No text breaks the reading of ids. */
class EventIdFuzz {
  @FuzzTest(maxDuration = "1m")
  void anyTextIsAnIdThatReadsBackOrNone(byte[] bytes) {
    EventId.parse(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(
            it -> {
              assertThat(EventId.parse(it.toString())).contains(it);
              assertThat(it.log()).isNotEmpty();
              assertThat(it.n()).isNotNegative();
              assertThat(it.isAfter(it)).isFalse();
            });
  }
}
