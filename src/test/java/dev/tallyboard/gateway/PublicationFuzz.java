package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.event.EventId;

/** No body breaks the publishing over HTTP. */
class PublicationFuzz {
  @FuzzTest(maxDuration = "3m")
  void anyBodyIsRefusedOrMakesEventsThatInjectNoLine(byte[] body) {
    try {
      for (Entry entry : Publication.parse(body, "m_1")) {
        String told = Frame.of(new Stored(EventId.of("log", 1), entry.event())).bytes().toString();
        assertThat(told.chars().filter(it -> it == '\n' || it == '\r')).as(told).hasSize(4);
      }
    } catch (Refusal e) {
      assertThat(e.status()).isBetween(400, 499);
    }
  }
}
