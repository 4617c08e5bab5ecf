package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.console.activity.FeedEntry;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.shell.Commands;
import dev.tallyboard.console.shell.Console;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.UploadAnswer;
import dev.tallyboard.event.EventId;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.scenario.Painted.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.awaitility.core.ConditionFactory;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window on a feed, both real, with all that the feed told and the window showed. */
final class OperatorWindow implements FeedListener, AutoCloseable {
  /** What takes seconds for an operator takes tenths of them here. */
  private static final FeedSettings QUICK =
      new FeedSettings(
          Duration.ofSeconds(1), Optional.of(Duration.ofMillis(100)), 3, Duration.ofMillis(300));

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final GatewayClient client;
  private final Feed feed;
  private final Stage stage;
  private final Console console;
  private volatile Frame frame;
  final Painted painted;

  OperatorWindow(String url) {
    client = new GatewayClient(GatewayAddress.of(url, null), Optional::empty);
    feed = new Feed(client, QUICK, this, Clock.systemUTC());
    try {
      FxToolkit.registerPrimaryStage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    stage = onFx(Stage::new);
    console =
        onFx(
            () -> {
              ConsoleSettings settings =
                  ConsoleSettings.of(Installation.MERCHANT, client.address().display());
              Console made = new Console(settings, new ToGateway(client), Clock.systemUTC());
              made.show(stage);
              return made;
            });
    painted = onFx(() -> new Painted(stage.getScene()));
    new FxRobot().moveTo(stage.getX() + 600, stage.getY() + 20); // reading holds the feed still
    feed.start();
  }

  /** Live, with a whole board: what happens from now on is told. */
  void awaitStart() {
    awaitWord("Live");
    waiting().until(() -> frame.completeness() == Frame.Completeness.WHOLE);
  }

  @Override
  public void onFrame(Frame newest) {
    frame = newest;
    console.accept(newest);
  }

  @Override
  public void onNotice(Notice notice) {
    notices.add(notice);
  }

  void awaitWord(String word) {
    waiting()
        .untilAsserted(
            () -> assertThat(painted.word()).as("in %s", painted.words()).isEqualTo(word));
  }

  void awaitRow(String poId, Row row) {
    waiting().untilAsserted(() -> assertThat(painted.row(poId)).isEqualTo(row));
  }

  void awaitBadge(String poId, String badge) {
    waiting()
        .untilAsserted(
            () ->
                assertThat(painted.row(poId).badge())
                    .as("the badge of %s", painted.rows(poId))
                    .isEqualTo(badge));
  }

  static ConditionFactory waiting() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
  }

  /** The numbers of the events that the feed told, in that order. */
  List<Long> told() {
    return notices.stream()
        .filter(Notice.EventTold.class::isInstance)
        .map(it -> number(((Notice.EventTold) it).id()))
        .toList();
  }

  /** Nothing is wrong between the log and this window. */
  void assertNothingIsLostOrDoubled(GatewayClient gateway) {
    assertTheBoardIsTheGateways(gateway);
    long head = number(snapshotOf(gateway).lastEventId());
    assertThat(told()).isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
    assertThat(onFx(this::activityIds)).doesNotHaveDuplicates();
  }

  void assertTheBoardIsTheGateways(GatewayClient gateway) {
    waiting()
        .untilAsserted(
            () -> assertThat(atNoTime(frame.board())).isEqualTo(atNoTime(snapshotOf(gateway))));
  }

  /** Null where there is no such node on the screen. */
  <T extends Node> T find(String selector, Class<T> kind) {
    return onFx(() -> kind.cast(stage.getScene().getRoot().lookup(selector)));
  }

  /** The row of the order with that number. */
  Node rowOf(String number) {
    return onFx(
        () ->
            stage.getScene().getRoot().lookup("#order-list").lookupAll(".list-cell").stream()
                .filter(Node::isVisible)
                .filter(it -> String.valueOf(it.getAccessibleText()).startsWith(number))
                .findFirst()
                .orElseThrow());
  }

  /** What the drawer says. */
  List<String> details() {
    return onFx(
        () ->
            stage.getScene().getRoot().lookup("#detail").lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(it -> ((Labeled) it).getText())
                .toList());
  }

  @Override
  public void close() {
    feed.close();
    client.close();
    onFx(
        () -> {
          console.close();
          stage.close();
          return null;
        });
  }

  private List<String> activityIds() {
    ListView<?> list = (ListView<?>) stage.getScene().getRoot().lookup("#activity-list");
    return list.getItems().stream()
        .map(it -> ((FeedEntry) it).source())
        .filter(it -> it != null)
        .map(it -> it.id())
        .toList();
  }

  private static Snapshot snapshotOf(GatewayClient gateway) {
    return gateway.snapshot(null) instanceof Answer.Ok<Versioned>(Versioned it)
        ? it.snapshot()
        : Snapshot.empty("no answer");
  }

  private static Snapshot atNoTime(Snapshot it) {
    return new Snapshot(
        it.merchantId(), it.lastEventId(), 0, it.orders(), it.pipeline(), it.activity());
  }

  private static long number(String id) {
    return EventId.parse(id).orElseThrow().n();
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  private record ToGateway(GatewayClient client) implements Commands {
    @Override
    public void reconnectNow() {
      throw new AssertionError("it comes back by itself");
    }

    @Override
    public UploadAnswer upload(Path file) {
      throw new AssertionError("uploads come from elsewhere");
    }

    @Override
    public Answer<OrderDetail> detail(String poId) {
      return client.detail(poId);
    }

    @Override
    public Answer<RetryStarted> retry(String poId, dev.tallyboard.event.Stage failed) {
      return client.retry(poId, failed);
    }

    @Override
    public Answer<OrderHeld> hold(OrderHold what, String poId) {
      return new Answer.Missing<>("nothing is held here");
    }
  }
}
