package dev.tallyboard.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON of a board. Any thread may use it. */
public final class SnapshotCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private SnapshotCodec() {}

  public static byte[] write(Snapshot snapshot) {
    try {
      return MAPPER.writeValueAsBytes(snapshot);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException when the stream breaks or holds no board
   */
  public static Snapshot read(InputStream json) throws IOException {
    Snapshot snapshot = MAPPER.readValue(json, Snapshot.class);
    if (snapshot == null) {
      throw new IOException("no board");
    }
    return snapshot;
  }
}
