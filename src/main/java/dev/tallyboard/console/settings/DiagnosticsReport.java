package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What helps whoever is asked for help. Free of tokens. */
record DiagnosticsReport(List<Group> groups) {

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
    diary.counts().forEach((name, count) -> counts.add(new Line(name, Long.toString(count))));
    List<Line> errors =
        new ArrayList<>(
            diary.newestErrors().stream()
                .map(it -> new Line(times.clock(it.at()), it.text()))
                .toList());
    if (errors.isEmpty()) {
      errors.add(new Line("None since the start", ""));
    }
    return new DiagnosticsReport(
        List.of(
            new Group("Connection", connection(frame, gateway, times)),
            new Group("Events that were not as agreed", counts),
            new Group("Last errors", errors),
            new Group(
                "Versions",
                List.of(
                    new Line("Tallyboard", versions.tallyboard()),
                    new Line("Java", versions.java()),
                    new Line("JavaFX", versions.javafx()),
                    new Line("System", versions.system())))));
  }

  /** To be pasted anywhere. */
  String text() {
    StringBuilder text = new StringBuilder("Tallyboard diagnostics\n");
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
        new Line("Server", gateway),
        new Line("State", it.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
        new Line("Since", times.clock(it.since())),
        new Line("Attempt", it.attempt() + " of " + it.maxAttempts()),
        new Line("Last heard", clock(it.lastHeardAt(), times)),
        new Line("Data from", clock(it.dataAt(), times)),
        new Line(
            "Latency p50, p99", ms(frame.traffic().p50Ms()) + ", " + ms(frame.traffic().p99Ms())));
  }

  private static String clock(@Nullable Long at, Times times) {
    return at == null ? "never" : times.clock(at);
  }

  private static String ms(@Nullable Long ms) {
    return ms == null ? "unknown" : ms + " ms";
  }
}
