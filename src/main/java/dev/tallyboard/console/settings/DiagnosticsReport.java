package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What helps whoever is asked for help. Free of tokens. */
record DiagnosticsReport(List<Group> groups) {
  private static final Texts TEXTS = Texts.of(DiagnosticsReport.class);

  /** Lines that belong together. */
  record Group(String title, List<Line> lines) {}

  record Line(String name, String value) {
    Line {
      name = PlainText.of(Redacted.of(name));
      value = PlainText.of(Redacted.of(value));
    }
  }

  static DiagnosticsReport of(
      Frame frame, String gateway, FeedDiary diary, Versions versions, Times times) {
    List<Line> counts = new ArrayList<>();
    diary
        .counts()
        .forEach((name, count) -> counts.add(new Line(name, TEXTS.of("diagnostics.count", count))));
    List<Line> errors =
        new ArrayList<>(
            diary.newestErrors().stream()
                .map(it -> new Line(times.clock(it.at()), it.text()))
                .toList());
    if (errors.isEmpty()) {
      errors.add(new Line(TEXTS.of("diagnostics.no-error"), ""));
    }
    return new DiagnosticsReport(
        List.of(
            new Group(TEXTS.of("diagnostics.connection"), connection(frame, gateway, times)),
            new Group(TEXTS.of("diagnostics.events"), counts),
            new Group(TEXTS.of("diagnostics.errors"), errors),
            new Group(
                TEXTS.of("diagnostics.versions"),
                List.of(
                    new Line(TEXTS.of("diagnostics.tallyboard"), versions.tallyboard()),
                    new Line(TEXTS.of("diagnostics.java"), versions.java()),
                    new Line(TEXTS.of("diagnostics.javafx"), versions.javafx()),
                    new Line(TEXTS.of("diagnostics.system"), versions.system())))));
  }

  /** To be pasted anywhere. */
  String text() {
    StringBuilder text = new StringBuilder(TEXTS.of("diagnostics.title")).append('\n');
    for (Group group : groups) {
      text.append('\n').append(group.title()).append('\n');
      group
          .lines()
          .forEach(
              it ->
                  text.append("  ").append(it.name()).append(": ").append(it.value()).append('\n'));
    }
    return text.toString();
  }

  private static List<Line> connection(Frame frame, String gateway, Times times) {
    Connection it = frame.connection();
    return List.of(
        new Line(TEXTS.of("diagnostics.server"), gateway),
        new Line(TEXTS.of("diagnostics.state"), state(it.state())),
        new Line(TEXTS.of("diagnostics.since"), times.clock(it.since())),
        new Line(
            TEXTS.of("diagnostics.attempt"),
            TEXTS.of("diagnostics.attempt-of", it.attempt(), it.maxAttempts())),
        new Line(TEXTS.of("diagnostics.last-heard"), clock(it.lastHeardAt(), times)),
        new Line(TEXTS.of("diagnostics.data-from"), clock(it.dataAt(), times)),
        new Line(
            TEXTS.of("diagnostics.latency"),
            ms(frame.traffic().p50Ms()) + ", " + ms(frame.traffic().p99Ms())));
  }

  private static String state(ConnectionState state) {
    return switch (state) {
      case CONNECTING -> TEXTS.of("state.connecting");
      case LIVE -> TEXTS.of("state.live");
      case RECONNECTING -> TEXTS.of("state.reconnecting");
      case POLLING -> TEXTS.of("state.polling");
      case OFFLINE -> TEXTS.of("state.offline");
      case SIGN_IN -> TEXTS.of("state.sign-in");
      case STOPPED -> TEXTS.of("state.stopped");
    };
  }

  private static String clock(@Nullable Long at, Times times) {
    return at == null ? TEXTS.of("diagnostics.never") : times.clock(at);
  }

  private static String ms(@Nullable Long ms) {
    return ms == null ? TEXTS.of("diagnostics.unknown") : TEXTS.of("diagnostics.ms", ms);
  }
}
