package dev.tallyboard.feed;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a gateway of one order says: event n of its log is a progress of n percent. */
final class Scripts {
  static final String STREAM = "/api/realtime/events";
  static final String SNAPSHOT = "/api/realtime/snapshot";

  private Scripts() {}

  static String progress(int n) {
    return "{\"poId\":\"p1\",\"workflowId\":\"w1\",\"stage\":\"ai_parsing\",\"progress\":%d,\"timestamp\":%d}"
        .formatted(n % 100, 1_000 + n);
  }

  static String message(int n) {
    return "id: log-%d\nevent: progress\ndata: %s\n\n".formatted(n, progress(n));
  }

  /** The board behind the events 1 to n. */
  static String board(int n) {
    Board board = new Board("local");
    for (int i = 1; i <= n; i++) {
      Decoded.Ok ok = (Decoded.Ok) EventCodec.decode("progress", progress(i));
      board.apply("log-" + i, ok.event());
    }
    Snapshot snapshot = board.snapshot(5_000);
    String json = new String(SnapshotCodec.write(snapshot), StandardCharsets.UTF_8);
    return n > 0 ? json : json.replace("\"at\"", "\"lastEventId\":\"log-0\",\"at\"");
  }

  static void snapshot(Exchange it, int n) throws IOException {
    it.answer("200 OK", "Content-Type: application/json\r\nETag: \"" + n + "\"\r\n", board(n));
  }

  static boolean asksBoard(Exchange it) {
    return it.request().path().startsWith(SNAPSHOT);
  }

  /** A server that answers polls and plays streams. */
  static RawServer gateway(RawServer.Script boards, RawServer.Script streams) {
    return gateway(0, boards, streams);
  }

  /** One whose board is the one behind the events 1 to n. */
  static RawServer gateway(int n, RawServer.Script streams) {
    return gateway(0, n, streams);
  }

  static RawServer gateway(int port, int n, RawServer.Script streams) {
    return gateway(port, it -> snapshot(it, n), streams);
  }

  private static RawServer gateway(int port, RawServer.Script boards, RawServer.Script streams) {
    return new RawServer(port, it -> (asksBoard(it) ? boards : streams).play(it));
  }

  /** A stream that is there and says nothing. */
  static void beating(Exchange it) throws IOException {
    it.openStream();
    it.heartbeat();
    it.untilClosed();
  }

  /** The answer of a server that has no such thing. */
  static void none(Exchange it) throws IOException {
    it.answer("404 Not Found", "", "");
  }

  /** The id that a request resumes behind; a header's bytes are UTF-8 here. */
  static String lastEventId(RawServer.Request request) {
    return new String(
        request.headers().get("last-event-id").getBytes(StandardCharsets.ISO_8859_1),
        StandardCharsets.UTF_8);
  }
}
