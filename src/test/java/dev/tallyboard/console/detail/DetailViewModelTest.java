package dev.tallyboard.console.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DetailViewModelTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final String FAILED = "po-10482";

  /** Who is asked, and does not answer by itself. */
  private static final class SlowDesk implements OrderDesk {
    final List<String> asked = new ArrayList<>();
    final List<Consumer<Answer<OrderDetail>>> details = new ArrayList<>();
    final List<Consumer<Answer<RetryStarted>>> retries = new ArrayList<>();
    final List<Consumer<Answer<OrderHeld>>> holds = new ArrayList<>();

    @Override
    public void detail(String poId, Consumer<Answer<OrderDetail>> then) {
      asked.add(poId);
      details.add(then);
    }

    @Override
    public void retry(String poId, Stage stage, Consumer<Answer<RetryStarted>> then) {
      asked.add("retry " + poId + " " + stage);
      retries.add(then);
    }

    @Override
    public void hold(OrderHold what, String poId, Consumer<Answer<OrderHeld>> then) {
      asked.add(what + " " + poId);
      holds.add(then);
    }
  }

  private final Locale before = Locale.getDefault();
  private final Times times = new Times(ZoneOffset.UTC);
  private final SlowDesk desk = new SlowDesk();
  private final Story story =
      NorthgateMorning.story()
          .failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
  private long now = NOW + 14_000;
  private final AlarmsViewModel alarms =
      new AlarmsViewModel(AlarmMemory.none(), () -> now, times, _ -> {});
  private final DetailViewModel model = new DetailViewModel(alarms, desk, () -> now, times);

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
    live();
  }

  @AfterEach
  void putBack() {
    Locale.setDefault(before);
  }

  @Test
  void aFailedOrderSaysWhatWhyWhenAndWhereItStopped() {
    model.open(FAILED);

    assertThat(look().title()).isEqualTo("PO-10482");
    assertThat(look().identity()).isEqualTo("Meridian Textiles, PO-10482.csv, uploaded 10:41:08");
    Situation situation = look().situation();
    assertThat(situation.badge()).isEqualTo(BadgeKind.NOT_ACKNOWLEDGED);
    assertThat(situation.title()).isEqualTo("Database save failed");
    assertThat(situation.text()).isEqualTo("Database connection timeout");
    assertThat(situation.when()).isEqualTo("10:42:11, 14 s ago. Attempt 1, stopped at 60 %.");
    assertThat(situation.advice()).startsWith("Check that the database answers");
    assertThat(look().retry()).isEqualTo(new RetryOffer(true, true, ""));
  }

  @Test
  void whatTheOperatorDoesShowsAtOnce() {
    model.open(FAILED);

    model.acknowledge();
    assertThat(look().situation().canBeAcknowledged()).isFalse();
    assertThat(look().situation().when()).endsWith("Acknowledged 10:42:25.");
    alarms.shelve(look().situation().alarm().cause(), Shelving.QUARTER_HOUR);
    assertThat(look().situation().isShelved()).isTrue();
    assertThat(look().situation().when()).endsWith("Shelved until 10:57.");
  }

  @Test
  void aRetryThatGoesThroughUnseenIsToBeConfirmed() {
    model.open(FAILED);
    story.started("PO-10482", Stage.DATABASE_SAVE, now);
    live();

    assertThat(look().situation().badge()).isEqualTo(BadgeKind.RECOVERED);
    assertThat(look().situation().text()).as("the new run has no reason to give").isEmpty();
    assertThat(look().situation().advice()).as("nothing is left to do").isEmpty();
    model.acknowledge();
    assertThat(look().situation().badge()).isEqualTo(BadgeKind.RUNNING);
    assertThat(look().situation().when()).isEqualTo("Stage 2 of 7. 0 %, for 0:00. Attempt 2.");
  }

  @Test
  void itIsLive() {
    model.open("po-10484");
    assertThat(look().situation().text()).isEqualTo("Reading page 1 of 6");

    story.progress("PO-10484", Stage.AI_PARSING, 67, "Reading page 4 of 6", now);
    live();

    assertThat(look().situation().text()).isEqualTo("Reading page 4 of 6");
    assertThat(look().situation().when()).isEqualTo("Stage 1 of 7. 67 %, for 0:23.");
  }

  @Test
  void theBarsShareOneScaleWithTheTicks() {
    model.open(FAILED);

    List<StageLine> stages = look().stages();
    assertThat(stages)
        .extracting(StageLine::step)
        .startsWith(StepState.DONE, StepState.FAILED, StepState.TO_DO)
        .hasSize(7);
    assertThat(stages.get(1).duration()).isEqualTo("0:36");
    assertThat(stages.get(1).length()).isEqualTo(1);
    assertThat(stages.get(1).typical()).isCloseTo(6 / 36.0, within(0.01));
    assertThat(stages.get(0).length()).isCloseTo(24 / 36.0, within(0.01));
    assertThat(stages.get(0).accessible())
        .isEqualTo("AI parsing. Done. Took 24 s, typically 24 s, started 10:41:08.");
    assertThat(stages.get(2).time()).isEqualTo("not started");
  }

  @Test
  void lineItemsComeFromTheGateway() {
    model.open(FAILED);
    assertThat(look().items().notice()).startsWith("Asking the gateway");
    assertThat(look().items().count()).isEqualTo("17 items, parsed with");

    answer(new Answer.Ok<>(detail(95, 2)));

    assertThat(look().items().notice()).isEmpty();
    assertThat(look().items().price()).isEqualTo("Unit, EUR");
    assertThat(look().items().lines())
        .contains(new ItemTable.Line("MT-1", "Linen throw", "1,200", "18.50"))
        .hasSize(2);
    assertThat(look().items().doubts()).isEmpty();
  }

  @Test
  void belowEightyPercentSomebodyIsToCheckTheItems() {
    Story unsure = new Story().upload("PO-1", "Alder", NOW - 9_000);
    unsure.started("PO-1", Stage.AI_PARSING, NOW - 9_000);
    unsure.done("PO-1", Stage.AI_PARSING, 5, 79, NOW);
    accept(Frames.live(unsure.at(now), now));

    model.open("po-1");
    answer(new Answer.Ok<>(detail(79, 5)));

    assertThat(look().items().doubts())
        .containsExactly("Check the items: read with 79 % confidence.", "The date may be either.");
  }

  @Test
  void moreLinesThanSomebodyReadsAreCounted() {
    model.open(FAILED);
    answer(new Answer.Ok<>(detail(95, 1_234)));

    assertThat(look().items().lines()).hasSize(ItemTable.MOST_LINES);
    assertThat(look().items().more()).isEqualTo("and 1,034 more lines");
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(
            new Answer.Missing<>("x"), Completeness.WHOLE, "This gateway did not process", false),
        Arguments.of(
            new Answer.Missing<>("x"), Completeness.SINCE_START, "This server has no", false),
        Arguments.of(new Answer.SignIn<>(403, "x"), Completeness.WHOLE, "Your token may", false),
        Arguments.of(new Answer.SignIn<>(401, "x"), Completeness.WHOLE, "The gateway ref", false),
        Arguments.of(
            new Answer.Failed<>("Nothing answers\u202e", null),
            Completeness.WHOLE,
            "The line items could not be had. Nothing answers",
            true));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void whereDetailsCannotBeHadItSaysWhyAndShowsTheRest(
      Answer<OrderDetail> answer, Completeness completeness, String reason, boolean again) {
    Frame frame = Frames.live(story.at(now), now);
    accept(new Frame(frame.connection(), frame.board(), completeness, frame.traffic(), 0));
    model.open(FAILED);

    answer(answer);

    assertThat(look().items().notice()).startsWith(reason).doesNotContain("\u202e");
    assertThat(look().items().canAskAgain()).isEqualTo(again);
    assertThat(look().items().confidence()).isEqualTo("95 % confidence");
    assertThat(look().stages()).hasSize(7);
  }

  @Test
  void itAsksOnceAndAgainWhenMoreWasReadOrTheStreamIsBack() {
    story.upload("PO-10490", "Lowfield", now);
    live();
    model.open("po-10490");
    story.progress("PO-10490", Stage.AI_PARSING, 50, "half", now);
    live();
    assertThat(desk.asked).containsExactly("po-10490");

    story.done("PO-10490", Stage.AI_PARSING, 3, 90, now);
    live();
    assertThat(desk.asked).hasSize(2);
    answer(new Answer.Failed<>("no", null));
    accept(Frames.lost(ConnectionState.RECONNECTING, story.at(now), now, now));
    live();
    assertThat(desk.asked).hasSize(3);
    model.askAgain();
    assertThat(desk.asked).hasSize(4);
  }

  @Test
  void anAnswerForAnOrderThatIsNoLongerOpenIsDropped() {
    model.open(FAILED);
    model.open("po-10484");

    desk.details.getFirst().accept(new Answer.Ok<>(detail(95, 2)));

    assertThat(look().items().lines()).isEmpty();
    model.close();
    answer(new Answer.Ok<>(detail(95, 2)));
    assertThat(model.look().get()).isNull();
  }

  @Test
  void anOrderThatTheBoardDoesNotHoldShowsWhatTheGatewayKnows() {
    model.open("po_gone");
    answer(new Answer.Ok<>(detail(95, 2)));

    assertThat(look().title()).isEqualTo("PO-7");
    assertThat(look().identity()).startsWith("Meridian, order.csv, uploaded Mar 1, 2026");
    assertThat(look().situation().title()).isEqualTo("Not on the board");
    assertThat(look().items().lines()).hasSize(2);
    assertThat(look().stages()).isEmpty();
  }

  @Test
  void aRetryIsAskedForOnceUntilTheBoardTellsOfIt() {
    model.open(FAILED);

    model.retry();
    model.retry();
    assertThat(retries()).containsExactly("retry po-10482 database_save");
    assertThat(look().retry().possible()).isFalse();
    assertThat(look().retry().words()).startsWith("The retry is on its way");
    desk.retries.getLast().accept(new Answer.Ok<>(new RetryStarted(Stage.DATABASE_SAVE, 2)));
    model.retry();
    assertThat(retries()).hasSize(1);
    assertThat(look().retry().words()).contains("attempt 2");

    story.started("PO-10482", Stage.DATABASE_SAVE, now);
    story.failed("PO-10482", Stage.DATABASE_SAVE, "again", now);
    live();
    assertThat(look().retry()).isEqualTo(new RetryOffer(true, true, ""));
    model.retry();
    assertThat(retries()).hasSize(2);
  }

  @Test
  void aRetryThatTheBoardNeverTellsOfMayBeAskedForAgain() {
    model.open(FAILED);
    model.retry();
    desk.retries.getLast().accept(new Answer.Ok<>(new RetryStarted(Stage.DATABASE_SAVE, 2)));

    now += Retries.PATIENCE_MS + 1;
    model.tick();

    assertThat(look().retry().possible()).isTrue();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new Answer.Refused<>(409, "x"), "Not retried: by now"),
        Arguments.of(new Answer.Refused<>(400, "No\nstage"), "Not retried. No stage"),
        Arguments.of(new Answer.SignIn<>(401, "x"), "Not retried: the gateway refused the token"),
        Arguments.of(new Answer.SignIn<>(403, "x"), "Not retried: your token may not act"),
        Arguments.of(new Answer.Missing<>("x"), "Not retried: this gateway did not"),
        Arguments.of(new Answer.Failed<>("timeout", null), "Whether it was retried is not known"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRetryThatIsRefusedSaysWhyAndMayBeTriedAgain(Answer<RetryStarted> answer, String why) {
    model.open(FAILED);
    model.retry();

    desk.retries.getLast().accept(answer);

    assertThat(look().retry().words()).startsWith(why);
    assertThat(look().retry().possible()).isTrue();
    story.started("PO-10482", Stage.DATABASE_SAVE, now);
    story.failed("PO-10482", Stage.DATABASE_SAVE, "again", now);
    live();
    assertThat(look().retry().words()).as("of a failure of before").isEmpty();
  }

  @Test
  void withoutTheStreamThereIsNoRetryButAnAcknowledgement() {
    model.open(FAILED);
    accept(Frames.lost(ConnectionState.RECONNECTING, story.at(now), now - 4_000, now));

    model.retry();
    assertThat(retries()).isEmpty();
    assertThat(look().retry())
        .isEqualTo(
            new RetryOffer(
                true,
                false,
                "Retry waits for a live connection: what is shown may be over by now."));
    assertThat(look().asOf()).isEqualTo("As of 10:42:21");
    assertThat(look().situation().when()).startsWith("10:42:11. Attempt 1");
    model.acknowledge();
    assertThat(look().situation().canBeAcknowledged()).isFalse();
  }

  @Test
  void whereNothingHasFailedTheReasonIsSaidToWhoAsks() {
    model.open("po-10484");
    assertThat(look().retry().shown()).isFalse();

    model.retry();

    assertThat(retries()).isEmpty();
    assertThat(look().retry().possible()).isFalse();
    assertThat(look().retry().words()).startsWith("There is nothing to retry");
    model.open("po-10483");
    assertThat(look().retry().shown()).isFalse();
  }

  @Test
  void whatCanBeAskedForIsWhatTheOrdersStateAllows() {
    model.open("po-10484");
    assertThat(look().hold().shown()).containsExactlyInAnyOrder(OrderHold.PAUSE, OrderHold.CANCEL);
    model.open(FAILED);
    assertThat(look().hold().shown()).containsExactly(OrderHold.CANCEL);
    story.stage("PO-10484", Stage.AI_PARSING, "paused", now, null);
    live();
    model.open("po-10484");
    assertThat(look().hold().shown()).containsExactlyInAnyOrder(OrderHold.RESUME, OrderHold.CANCEL);
    story.stage("PO-10484", Stage.AI_PARSING, "cancelled", now, null);
    live();
    assertThat(look().hold()).isEqualTo(new HoldOffer(Set.of(), true, null, false, ""));
    model.open("po_gone");
    assertThat(look().hold()).isEqualTo(HoldOffer.NONE);
  }

  @Test
  void aPauseIsAskedForOnceAndNotShownBeforeTheBoardTellsOfIt() {
    model.open("po-10484");

    model.hold(OrderHold.PAUSE);
    model.hold(OrderHold.PAUSE);
    assertThat(holds()).containsExactly("PAUSE po-10484");
    assertThat(look().hold().underWay()).isEqualTo(OrderHold.PAUSE);
    assertThat(look().hold().possible()).isFalse();
    desk.holds.getLast().accept(new Answer.Ok<>(new OrderHeld(Stage.AI_PARSING)));
    assertThat(look().hold().underWay()).isEqualTo(OrderHold.PAUSE);
    assertThat(look().hold().words()).startsWith("The gateway has taken it");
    assertThat(look().situation().badge()).isEqualTo(BadgeKind.RUNNING);

    story.stage("PO-10484", Stage.AI_PARSING, "paused", now, null);
    live();
    assertThat(look().situation().badge()).isEqualTo(BadgeKind.PAUSED);
    assertThat(look().hold().underWay()).isNull();
    assertThat(look().hold().words()).isEmpty();
    model.hold(OrderHold.RESUME);
    assertThat(holds()).containsExactly("PAUSE po-10484", "RESUME po-10484");
  }

  @Test
  void aPauseThatTheBoardNeverTellsOfMayBeAskedForAgain() {
    model.open("po-10484");
    model.hold(OrderHold.PAUSE);
    desk.holds.getLast().accept(new Answer.Ok<>(new OrderHeld(Stage.AI_PARSING)));

    now += Holds.PATIENCE_MS + 1;
    model.tick();

    assertThat(look().hold().possible()).isTrue();
    assertThat(look().hold().words()).isEmpty();
  }

  @Test
  void aCancellationAsksFirstAndMayBeLeft() {
    model.open("po-10484");

    model.hold(OrderHold.CANCEL);
    assertThat(look().hold().asks()).isTrue();
    assertThat(model.keep()).isTrue();
    assertThat(model.keep()).isFalse();
    model.confirmCancel();
    assertThat(holds()).isEmpty();

    model.hold(OrderHold.CANCEL);
    model.confirmCancel();
    model.confirmCancel();
    assertThat(holds()).containsExactly("CANCEL po-10484");
    assertThat(look().hold().asks()).isFalse();
  }

  @Test
  void theQuestionIsOfOneOrderWhileItCanBeCancelledAndNeverComesBackByItself() {
    model.open("po-10484");
    model.hold(OrderHold.CANCEL);
    model.open(FAILED);
    model.open("po-10484");
    assertThat(look().hold().asks()).isFalse();

    model.hold(OrderHold.CANCEL);
    accept(Frames.lost(ConnectionState.RECONNECTING, story.at(now), now - 4_000, now));
    assertThat(look().hold().asks()).isFalse();
    live();
    assertThat(look().hold().asks()).isFalse();
    model.confirmCancel();
    assertThat(holds()).isEmpty();
  }

  static Stream<Arguments> holdRefusals() {
    return Stream.of(
        Arguments.of(new Answer.Refused<>(409, "x"), "Not paused: by now the order stands other"),
        Arguments.of(new Answer.Refused<>(400, "No\nway\u202e"), "Not paused. No way"),
        Arguments.of(new Answer.SignIn<>(401, "x"), "Not paused: the gateway refused the token"),
        Arguments.of(new Answer.SignIn<>(403, "x"), "Not paused: your token may not act"),
        Arguments.of(new Answer.Missing<>("x"), "Not paused: this gateway did not process"),
        Arguments.of(new Answer.Failed<>("timeout", null), "Whether the gateway has done it"));
  }

  @ParameterizedTest
  @MethodSource("holdRefusals")
  void aPauseThatIsRefusedSaysWhyAndMayBeTriedAgain(Answer<OrderHeld> answer, String why) {
    model.open("po-10484");
    model.hold(OrderHold.PAUSE);

    desk.holds.getLast().accept(answer);

    assertThat(look().hold().words()).startsWith(why).doesNotContain("\u202e");
    assertThat(look().hold().possible()).isTrue();
    story.stage("PO-10484", Stage.AI_PARSING, "paused", now, null);
    live();
    assertThat(look().hold().words()).as("of before").isEmpty();
  }

  @Test
  void whatNoLongerFitsIsNotAskedFor() {
    model.open("po-10484");

    model.hold(OrderHold.RESUME);

    assertThat(holds()).isEmpty();
    assertThat(look().hold().words()).startsWith("Not resumed: by now the order stands otherwise");
  }

  @Test
  void withoutTheStreamNothingIsHeldAndItSaysWhy() {
    model.open("po-10484");
    accept(Frames.lost(ConnectionState.RECONNECTING, story.at(now), now - 4_000, now));

    model.hold(OrderHold.PAUSE);
    model.hold(OrderHold.CANCEL);

    assertThat(holds()).isEmpty();
    assertThat(look().hold().possible()).isFalse();
    assertThat(look().hold().asks()).isFalse();
    assertThat(look().hold().words()).startsWith("Pausing, resuming and cancelling wait");
    model.open(FAILED);
    assertThat(look().hold().words()).as("the retry says it").isEmpty();
  }

  @Test
  void theDetailsToBeCopiedNameTheOrder() {
    model.open(FAILED);

    assertThat(model.details())
        .startsWith("PO-10482, Meridian Textiles, PO-10482.csv, uploaded 10:41:08\n")
        .contains("id po-10482, workflow wf_PO-10482")
        .contains("Database connection timeout")
        .contains("What to do: Check that the database answers");
  }

  @Test
  void textsFromOutsideAreInert() {
    story.upload("PO-6\u202e6", "Evil\nSupplier", now);
    story.failed("PO-6\u202e6", Stage.of("{0}\u0007"), "a\tb\u202e", now);
    live();
    model.open("po-6\u202e6");

    assertThat(look().title()).isEqualTo("PO-66");
    assertThat(look().identity()).startsWith("Evil Supplier, ");
    assertThat(look().situation().title()).isEqualTo("{0} failed");
    assertThat(look().situation().text()).isEqualTo("a b");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(keys("texts_de.properties")).isEqualTo(keys("texts.properties")).isNotEmpty();
    Locale.setDefault(Locale.GERMANY);
    model.open(FAILED);
    answer(new Answer.Ok<>(detail(95, 1_234)));

    assertThat(look().situation().when()).contains("Versuch 1, stehen geblieben bei 60 %.");
    assertThat(look().items().more()).isEqualTo("und 1.034 weitere Zeilen");
    assertThat(look().items().lines().getFirst().price()).isEqualTo("18,50");
  }

  private static Set<Object> keys(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = DetailViewModel.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts.keySet();
  }

  private static OrderDetail detail(int confidence, int lines) {
    return new OrderDetail(
        "northgate",
        FAILED,
        "wf",
        "PO-7",
        "Meridian",
        "EUR",
        null,
        "order.csv",
        NOW - 90_000_000,
        confidence,
        List.of("The date may be either."),
        IntStream.rangeClosed(1, lines)
            .mapToObj(
                it ->
                    new LineItem(
                        it,
                        "MT-" + it,
                        "Linen throw",
                        new BigDecimal("1200"),
                        new BigDecimal("18.5")))
            .toList(),
        "sandbox");
  }

  private List<String> holds() {
    return desk.asked.stream().filter(it -> it.matches("[A-Z]+ .*")).toList();
  }

  private List<String> retries() {
    return desk.asked.stream().filter(it -> it.startsWith("retry")).toList();
  }

  private void answer(Answer<OrderDetail> answer) {
    desk.details.getLast().accept(answer);
  }

  private void live() {
    accept(Frames.live(story.at(now), now));
  }

  private void accept(Frame frame) {
    alarms.accept(frame, now);
    model.accept(frame);
  }

  private DetailLook look() {
    return model.look().get();
  }
}
