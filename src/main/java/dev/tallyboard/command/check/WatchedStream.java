package dev.tallyboard.command.check;

import dev.tallyboard.client.RawHead;
import dev.tallyboard.client.RawStream;

/** An open answer; where it is a stream, a thread of its own records what it brings. */
record WatchedStream(RawStream stream, RawHead head, Recording recording) implements AutoCloseable {
  static WatchedStream of(RawStream stream) {
    WatchedStream watched = new WatchedStream(stream, stream.head(), new Recording());
    if (watched.head.isEventStream()) {
      Thread.ofVirtual()
          .name("stream")
          .start(() -> new StreamBytes(watched.recording).read(stream.body()));
    } else {
      stream.discard();
    }
    return watched;
  }

  @Override
  public void close() {
    stream.close();
  }
}
