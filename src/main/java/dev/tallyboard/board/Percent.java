package dev.tallyboard.board;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;

/** Writes a whole percentage as an integer, as the contract shows it. */
final class Percent extends JsonSerializer<Double> {
  @Override
  public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    EventCodec.writeNumber(json, value);
  }
}
