package dev.tallyboard.command;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Event;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Notice;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lines for a person at a terminal. */
record PlainLines(PrintWriter out) implements WatchLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Override
  public void notice(Notice notice) {
    switch (notice) {
      case Notice.ConnectionChanged(Connection it, Long inMs) -> print(connection(it, inMs));
      case Notice.SnapshotTaken it -> print("Board with " + it.orders() + " orders");
      case Notice.EventTold it -> print(event(it.event()));
      case Notice.Diagnostic it -> print("(" + it.what() + ": " + Inert.text(it.detail()) + ")");
    }
  }

  @Override
  public void board(Snapshot board) {
    for (Order order : board.orders()) {
      String name = order.poNumber() == null ? order.poId() : order.poNumber();
      print("%-24s %-10s %s".formatted(Inert.text(name), order.status(), order.stage().label()));
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  private static String connection(Connection it, @Nullable Long inMs) {
    StringBuilder text = new StringBuilder(it.state().name());
    if (it.attempt() > 0 && !it.isLive()) {
      text.append(", attempt ").append(it.attempt()).append(" of ").append(it.maxAttempts());
    }
    if (inMs != null) {
      text.append(", next try in ").append(Math.round(inMs / 1000.0)).append(" s");
    }
    return it.reason() == null ? text.toString() : text + " (" + it.reason() + ")";
  }

  private static String event(Event event) {
    String name = event.meta().poNumber() == null ? event.poId() : event.meta().poNumber();
    String said =
        switch (event) {
          case Event.Progress it ->
              percent(it.progress()) + "  " + (it.message() == null ? "" : it.message());
          case Event.StageChanged it -> it.status() == null ? "changed" : it.status();
          case Event.Completed _ -> "done";
          case Event.Failed it -> "FAILED  " + (it.error() == null ? "" : it.error());
        };
    return Inert.text(
        TIME.format(Instant.ofEpochMilli(event.at()))
            + "  "
            + name
            + "  "
            + event.stage().label()
            + "  "
            + said);
  }

  private static String percent(double progress) {
    String number = Long.toString(Math.round(progress));
    return " ".repeat(3 - number.length()) + number + " %";
  }

  private void print(String line) {
    out.print(line);
    out.print('\n');
  }
}
