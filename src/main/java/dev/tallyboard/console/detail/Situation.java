package dev.tallyboard.console.detail;

import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands.
 *
 * @param badge null where nothing is known
 * @param text the error, or what happens now; empty where nothing was told
 * @param when since when, and what has become of it
 * @param advice what to do; empty where there is nothing to do
 * @param alarm that of the order; null where it has none that concerns anybody
 */
record Situation(
    Tone tone,
    @Nullable BadgeKind badge,
    String title,
    String text,
    String when,
    String advice,
    @Nullable OrderAlarm alarm) {
  private static final Texts TEXTS = Texts.of(Situation.class);

  /** How loud it is. */
  enum Tone {
    QUIET,
    ALARM
  }

  /** Of an order that the board does not hold. */
  static Situation unknown() {
    return new Situation(
        Tone.QUIET,
        null,
        TEXTS.of("situation.unknown"),
        TEXTS.of("situation.unknown.text"),
        "",
        "",
        null);
  }

  static Situation of(Order order, @Nullable OrderAlarm told, Moment moment, Times times) {
    OrderAlarm alarm = isOver(told) ? null : told;
    if (alarm == null) {
      return order.status() == OrderStatus.FAILED
          ? failed(order, BadgeKind.FAILED_ACKNOWLEDGED, moment, times)
          : quiet(order, moment, times);
    }
    Stage stage = alarm.occurrence().trouble().stage();
    StageRun run = order.run(stage == null ? order.stage() : stage).orElse(null);
    boolean stuck = alarm.occurrence().trouble().kind() == Cause.Kind.ORDER_STUCK;
    String label = label(stage == null ? order.stage() : stage);
    return new Situation(
        alarm.standing() == Standing.UNACKNOWLEDGED || alarm.standing() == Standing.ACKNOWLEDGED
            ? Tone.ALARM
            : Tone.QUIET,
        badge(alarm),
        TEXTS.of(stuck ? "situation.stuck" : "situation.failed", label),
        alarm.occurrence().isActive() ? told(run, stuck) : "",
        sentences(
            since(alarm.occurrence(), moment, times),
            attempt(alarm.occurrence().trouble().attempt(), run),
            became(alarm, times)),
        alarm.occurrence().isActive() ? AlarmWords.advice(alarm.cause()) : "",
        alarm);
  }

  /** Whether somebody has yet to take note of it. */
  boolean canBeAcknowledged() {
    return alarm != null
        && (alarm.standing() == Standing.UNACKNOWLEDGED || alarm.standing() == Standing.RETURNED);
  }

  boolean canBeShelved() {
    return alarm != null && alarm.cause().canBeShelved();
  }

  boolean isShelved() {
    return alarm != null && alarm.standing() == Standing.SHELVED;
  }

  /** What has been shelved and is over concerns nobody. */
  private static boolean isOver(@Nullable OrderAlarm alarm) {
    return alarm != null && alarm.standing() == Standing.SHELVED && !alarm.occurrence().isActive();
  }

  private static BadgeKind badge(OrderAlarm alarm) {
    return switch (alarm.standing()) {
      case UNACKNOWLEDGED -> BadgeKind.NOT_ACKNOWLEDGED;
      case ACKNOWLEDGED -> BadgeKind.KNOWN_ALARM;
      case RETURNED -> BadgeKind.RECOVERED;
      case SHELVED -> BadgeKind.SHELVED;
    };
  }

  private static String told(@Nullable StageRun run, boolean stuck) {
    String told = run == null ? "" : PlainText.of(stuck ? run.message() : run.error());
    return told.isEmpty() && !stuck ? TEXTS.of("situation.no.reason") : told;
  }

  private static String since(Occurrence it, Moment moment, Times times) {
    return at(it.trouble().since(), moment, times);
  }

  private static String at(long at, Moment moment, Times times) {
    return moment.stale()
        ? TEXTS.of("situation.at.stale", times.clock(at))
        : TEXTS.of("situation.at", times.clock(at), Times.words(moment.now() - at));
  }

  private static String attempt(int attempt, @Nullable StageRun run) {
    Double stopped = run == null ? null : run.stoppedAt();
    return stopped == null
        ? TEXTS.of("situation.attempt", attempt)
        : TEXTS.of("situation.attempt.stopped", attempt, Math.round(stopped));
  }

  private static String became(OrderAlarm alarm, Times times) {
    Occurrence it = alarm.occurrence();
    return switch (alarm.standing()) {
      case UNACKNOWLEDGED -> "";
      case ACKNOWLEDGED -> timed("situation.acknowledged", it.acknowledgedAt(), times);
      case RETURNED -> timed("situation.returned", it.returnedAt(), times);
      case SHELVED ->
          alarm.shelvedUntil() == null
              ? ""
              : TEXTS.of("situation.shelved", times.minute(alarm.shelvedUntil()));
    };
  }

  private static String timed(String key, @Nullable Long at, Times times) {
    return at == null ? "" : TEXTS.of(key, times.clock(at));
  }

  private static Situation failed(Order order, BadgeKind badge, Moment moment, Times times) {
    StageRun run = order.currentRun().orElse(null);
    return new Situation(
        Tone.ALARM,
        badge,
        TEXTS.of("situation.failed", label(order.stage())),
        told(run, false),
        sentences(
            order.endedAt() == null ? "" : at(order.endedAt(), moment, times),
            run == null ? "" : attempt(run.attempt(), run)),
        "",
        null);
  }

  private static Situation quiet(Order order, Moment moment, Times times) {
    StageRun run = order.currentRun().orElse(null);
    String stage = label(order.stage());
    String message = run == null ? "" : PlainText.of(run.message());
    return switch (order.status()) {
      case DONE -> {
        var took = moment.elapsed(order);
        yield plain(
            BadgeKind.DONE,
            TEXTS.of("situation.done"),
            "",
            order.endedAt() == null || took.isEmpty()
                ? ""
                : TEXTS.of(
                    "situation.took",
                    times.clock(order.endedAt()),
                    Times.stopwatch(took.getAsLong())));
      }
      case RUNNING -> plain(running(order, moment), stage, message, progress(order, run, moment));
      case WAITING ->
          plain(
              moment.stale() ? BadgeKind.WAITING_STALE : BadgeKind.WAITING,
              TEXTS.of("situation.waiting", stage),
              message,
              place(order));
      case PAUSED ->
          plain(BadgeKind.PAUSED, TEXTS.of("situation.paused", stage), message, place(order));
      case CANCELLED ->
          plain(BadgeKind.CANCELLED, TEXTS.of("situation.cancelled", stage), "", place(order));
      case FAILED -> failed(order, BadgeKind.FAILED, moment, times);
    };
  }

  private static BadgeKind running(Order order, Moment moment) {
    return moment.isSlow(order)
        ? BadgeKind.SLOW
        : moment.stale() ? BadgeKind.RUNNING_STALE : BadgeKind.RUNNING;
  }

  private static String progress(Order order, @Nullable StageRun run, Moment moment) {
    if (run == null) {
      return place(order);
    }
    return sentences(
        place(order),
        run.startedAt() == null
            ? TEXTS.of("situation.percent", Math.round(run.progress()))
            : TEXTS.of(
                "situation.running", Math.round(run.progress()), Times.stopwatch(moment.ran(run))),
        run.attempt() > 1 ? TEXTS.of("situation.attempt", run.attempt()) : "");
  }

  private static String place(Order order) {
    int place = order.plannedStages().indexOf(order.stage());
    return place < 0 ? "" : TEXTS.of("situation.stage", place + 1, order.plannedStages().size());
  }

  private static Situation plain(BadgeKind badge, String title, String text, String when) {
    return new Situation(Tone.QUIET, badge, title, text, when, "", null);
  }

  private static String label(Stage stage) {
    return StageName.of(stage);
  }

  private static String sentences(String... each) {
    return Stream.of(each).filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
  }
}
