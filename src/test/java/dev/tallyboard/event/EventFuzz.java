package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** No payload breaks the codec. */
class EventFuzz {
  @FuzzTest(maxDuration = "3m")
  void anyPayloadIsAnAnswerAndAnEventIsWrittenAsItWasRead(byte[] bytes) {
    String data = new String(bytes, StandardCharsets.UTF_8);
    for (Kind kind : Kind.values()) {
      if (EventCodec.decode(kind.wireName(), data) instanceof Decoded.Ok(Event event, boolean _)) {
        assertThat(EventCodec.decode(kind.wireName(), EventCodec.encode(event)))
            .isEqualTo(new Decoded.Ok(event, false));
      }
    }
    assertThat(EventCodec.decode("heartbeat", data)).isInstanceOf(Decoded.Heartbeat.class);
    assertThat(EventCodec.decode(data, "{}")).isNotNull();
  }
}
