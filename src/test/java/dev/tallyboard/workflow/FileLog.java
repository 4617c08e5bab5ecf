package dev.tallyboard.workflow;

import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** An event log that remembers across processes: a line an event. */
final class FileLog extends MemoryLog {
  private final Path file;
  private boolean loaded;

  FileLog(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::load);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loaded = true;
  }

  private void load(String line) {
    String[] parts = line.split("\t", 4);
    Decoded.Ok decoded = (Decoded.Ok) EventCodec.decode(parts[2], parts[3]);
    append(parts[0], List.of(new Entry(parts[1], decoded.event())));
  }

  @Override
  void stored(String merchantId, Entry entry) {
    if (!loaded) {
      return;
    }
    String line =
        String.join(
            "\t",
            merchantId,
            entry.key(),
            entry.event().kind().wireName(),
            EventCodec.encode(entry.event()));
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
