package dev.tallyboard.command.check;

import dev.tallyboard.client.RawHead;

/** A stream that was looked at for a while. */
record StreamSeen(RawHead head, Seen seen) {
  boolean isStream() {
    return head.status() == 200 && head.isEventStream();
  }
}
