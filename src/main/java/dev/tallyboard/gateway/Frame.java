package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.EventId;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes over the wire, encoded once for all who read it.
 *
 * @param bytes shared, never changed
 */
record Frame(Heard heard, Buffer bytes) {
  /** Progress of equal keys says the same thing anew; times do not count. */
  record Key(Subject subject, Meta meta) {}

  static Frame of(Heard heard) {
    String id =
        switch (heard) {
          case Stored stored -> "id: " + stored.id() + '\n';
          case Unstored _ -> "";
        };
    String text =
        id
            + "event: "
            + heard.event().kind().wireName()
            + "\ndata: "
            + EventCodec.encode(heard.event())
            + "\n\n";
    return new Frame(heard, Buffer.buffer(text));
  }

  /** The newest place among frames; null where none of them has one. */
  static @Nullable EventId newest(List<Frame> frames) {
    for (Frame frame : frames.reversed()) {
      if (frame.heard instanceof Stored stored) {
        return stored.id();
      }
    }
    return null;
  }

  Event event() {
    return heard.event();
  }

  static Buffer reset(EventId head) {
    return Buffer.buffer("id: " + head + "\nevent: reset\ndata: {}\n\n");
  }

  static Buffer heartbeat(long epochMs) {
    return Buffer.buffer("event: heartbeat\ndata: {\"timestamp\":" + epochMs + "}\n\n");
  }

  /** One buffer for all of them; for a single one its own. */
  static Buffer join(List<Frame> frames) {
    if (frames.size() == 1) {
      return frames.getFirst().bytes();
    }
    Buffer all = Buffer.buffer(frames.stream().mapToInt(it -> it.bytes().length()).sum());
    frames.forEach(it -> all.appendBuffer(it.bytes()));
    return all;
  }

  Key key() {
    Meta meta = event().meta();
    return new Key(
        event().subject(),
        new Meta(null, false, meta.merchantId(), meta.poNumber(), meta.supplier(), meta.attempt()));
  }

  /** Whether a board that folds this alone ends as one that folds the older one first. */
  boolean supersedes(Frame older) {
    return event() instanceof Progress now
        && older.event() instanceof Progress before
        && now.progress() >= before.progress()
        && now.at() >= before.at()
        && (now.message() != null || before.message() == null);
  }
}
