package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.scenario.Painted.Entry;
import dev.tallyboard.scenario.Painted.Row;
import dev.tallyboard.support.StreamBarrier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What an operator sees, from a document to the pixels: window, feed, gateway and workflow. */
@Timeout(60)
class ScenarioTest {
  /** Behind each step: long enough for a step to be seen. */
  private static final Duration PACE = Duration.ofMillis(90);

  private static final Pattern STEP = Pattern.compile("(\\d+) of (\\d+)");

  @TempDir Path folder;
  private Installation installation;
  private StreamBarrier barrier;
  private GatewayClient gateway;
  private OperatorWindow window;

  @BeforeEach
  void open() {
    installation = new Installation(folder, PACE);
    barrier = new StreamBarrier(installation.port());
    gateway = new GatewayClient(GatewayAddress.of(installation.url(), null), Optional::empty);
  }

  @AfterEach
  void close() {
    window.close();
    gateway.close();
    barrier.close();
    installation.close();
  }

  @Test
  void anUploadMovesTheBar() {
    openWindow(installation.url());

    String order = upload("PO-7", 5);

    window.awaitRow(order, done("PO-7", 5));
    List<Row> rows = window.painted.rows(order);
    assertThat(rows.getFirst().name()).isEqualTo("PO-7.csv");
    for (String work : List.of("Read", "Saving line item", "Syncing product")) {
      List<Row> steps = rows.stream().filter(it -> isStep(it, work)).toList();
      assertThat(steps).allSatisfy(it -> assertThat(it.percent()).isEqualTo(percentOf(it)));
      assertThat(steps).as(work).extracting(Row::bar).isSorted();
      assertThat(steps).as("%s, under way", work).anyMatch(ScenarioTest::isUnderWay);
    }
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void theStreamCutShowsPollingAndThePollBringsTheNews() {
    openWindow(barrier.url());

    barrier.cut();
    window.awaitWord("Polling");
    String order = upload("PO-8", 4);

    window.awaitRow(order, done("PO-8", 4));
    assertThat(window.painted.words()).endsWith("Live", "Reconnecting", "Polling");
    assertThat(window.told()).isEmpty();
    window.assertTheBoardIsTheGateways(gateway);
  }

  @Test
  void theStreamBackIsLiveAgainWithoutALostOrDoubledEvent() {
    openWindow(barrier.url());
    String before = upload("PO-9", 8);
    window.awaitBadge(before, "Running");

    barrier.cut();
    String meanwhile = upload("PO-10", 4);
    window.awaitWord("Polling");
    window.awaitBadge(meanwhile, "Running");
    barrier.restore();
    window.awaitWord("Live");
    String after = upload("PO-11", 2);

    window.awaitRow(before, done("PO-9", 8));
    window.awaitRow(meanwhile, done("PO-10", 4));
    window.awaitRow(after, done("PO-11", 2));
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void severalOrdersAtOnceEachMoveTheirOwnRow() {
    openWindow(installation.url());
    List<Integer> sizes = List.of(3, 4, 5, 6);

    Map<Integer, String> orders = new ConcurrentHashMap<>();
    sizes.parallelStream().forEach(it -> orders.put(it, upload("PO-" + it, it)));

    orders.forEach((size, order) -> window.awaitRow(order, done("PO-" + size, size)));
    orders.forEach(
        (size, order) -> {
          List<Row> rows = window.painted.rows(order);
          assertThat(rows).extracting(Row::name).containsOnly("PO-" + size + ".csv", "PO-" + size);
          assertThat(rows)
              .filteredOn(it -> isStep(it, "Saving line item"))
              .anyMatch(ScenarioTest::isUnderWay)
              .allMatch(it -> it.message().endsWith("of " + size))
              .allSatisfy(it -> assertThat(it.percent()).isEqualTo(percentOf(it)));
        });
    assertThat(window.painted.mostAtOnce()).isGreaterThan(1);
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void aStageThatFailsShowsZeroPercentTheErrorBadgeAndAFeedEntry() {
    openWindow(installation.url());
    installation.shop.refuse(title -> title.equals("Cup 3"));

    String order = upload("PO-12", 4);

    window.awaitBadge(order, "Failed");
    String why = "Shopify refused \"Cup 3\": This product is not allowed in the sandbox.";
    window.awaitRow(order, new Row("PO-12", "0 %", 0, why, "Failed"));
    assertThat(window.painted.rows(order))
        .filteredOn(it -> isStep(it, "Syncing product"))
        .as("had come half the way")
        .extracting(Row::percent)
        .contains("50 %");
    OperatorWindow.waiting()
        .untilAsserted(
            () ->
                assertThat(window.painted.entries())
                    .filteredOn(it -> it.badge().equals("Error"))
                    .containsExactly(new Entry("Error", "PO-12", "Shopify sync: " + why)));
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void aFailureIsOpenedUnderstoodAcknowledgedAndRetriedByKeysAlone() {
    openWindow(installation.url());
    installation.shop.refuse(title -> title.equals("Cup 3"));
    String order = upload("PO-15", 4);
    window.awaitBadge(order, "Failed");

    FxRobot robot = new FxRobot();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    OperatorWindow.waiting()
        .untilAsserted(
            () ->
                assertThat(window.details())
                    .contains("PO-15", "Shopify sync failed", "C-3", "Cup 3", "4.50", "Unit, EUR")
                    .anyMatch(it -> it.contains("Attempt 1, stopped at 50 %")));
    robot.push(KeyCode.SPACE); // Acknowledge has the keys
    window.awaitBadge(order, "Failed");
    installation.shop.refuse(_ -> false);
    robot.push(KeyCode.R).push(KeyCode.R);

    window.awaitRow(order, done("PO-15", 4));
    OperatorWindow.waiting()
        .untilAsserted(() -> assertThat(window.details()).contains("All stages done"));
    robot.push(KeyCode.ESCAPE);
    OperatorWindow.waiting().until(() -> !window.find("#detail", Node.class).isVisible());
    assertThat(window.find("#order-list", Node.class).isFocused()).isTrue();
    window.assertNothingIsLostOrDoubled(gateway);
    assertThat(attempts(order, Stage.SHOPIFY_SYNC)).as("two keys, one retry").isEqualTo(2);
  }

  @Test
  void aRetryWaitsForTheStreamAndIsOneMoreAttempt() {
    openWindow(installation.url());
    installation.shop.refuse(title -> title.equals("Cup 2"));
    String order = upload("PO-16", 2);
    window.awaitBadge(order, "Failed");
    FxRobot robot = new FxRobot();
    robot.doubleClickOn(window.rowOf("PO-16"));
    OperatorWindow.waiting()
        .untilAsserted(() -> assertThat(window.details()).contains("Shopify sync failed"));

    installation.stopGateway();
    OperatorWindow.waiting()
        .untilAsserted(
            () ->
                assertThat(window.find("#detail-retry", Node.class).isDisabled())
                    .as("without a stream")
                    .isTrue());
    installation.startGateway();
    OperatorWindow.waiting().until(() -> !window.find("#detail-retry", Node.class).isDisabled());
    robot.clickOn("#detail-retry");

    window.awaitBadge(order, "Failed");
    OperatorWindow.waiting()
        .untilAsserted(
            () ->
                assertThat(window.details()).anyMatch(it -> it.contains("Attempt 2, stopped at")));
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void theStreamAloneRefusedIsReconnectingThenPollingThenLiveByItself() {
    openWindow(barrier.url());

    barrier.refuse();
    window.awaitWord("Polling");
    barrier.restore();
    window.awaitWord("Live");

    assertThat(window.painted.words()).endsWith("Live", "Reconnecting", "Polling", "Live");
    window.awaitRow(upload("PO-13", 2), done("PO-13", 2));
    window.assertNothingIsLostOrDoubled(gateway);
  }

  @Test
  void theGatewayStoppedIsReconnectingThenOfflineThenLiveByItself() {
    openWindow(installation.url());
    String order = upload("PO-14", 6);
    window.awaitBadge(order, "Running");

    installation.stopGateway();
    window.awaitWord("Offline");
    installation.startGateway();
    window.awaitWord("Live");

    assertThat(window.painted.words())
        .containsSubsequence("Live", "Reconnecting", "Offline", "Live");
    window.awaitRow(order, done("PO-14", 6));
    window.assertNothingIsLostOrDoubled(gateway);
  }

  private void openWindow(String url) {
    window = new OperatorWindow(url);
    window.awaitStart();
  }

  /** Returns the id of the order. */
  private String upload(String number, int lines) {
    StringBuilder csv =
        new StringBuilder("PO Number,Supplier,Currency,Date,SKU,Description,Qty,Unit Price\n");
    for (int i = 1; i <= lines; i++) {
      csv.append("%s,Nordic,EUR,2026-03-01,C-%d,Cup %d,10,4.50\n".formatted(number, i, i));
    }
    byte[] content = csv.toString().getBytes(StandardCharsets.UTF_8);
    Answer<Accepted> answer =
        gateway.upload(number + ".csv", content, UUID.randomUUID().toString());
    return answer instanceof Answer.Ok<Accepted>(Accepted it)
        ? it.poId()
        : fail("not accepted: " + answer);
  }

  private int attempts(String order, Stage stage) {
    return gateway.snapshot(null) instanceof Answer.Ok<Versioned>(Versioned it)
        ? it.snapshot().orders().stream()
            .filter(held -> held.poId().equals(order))
            .findFirst()
            .flatMap(held -> held.run(stage))
            .orElseThrow()
            .attempt()
        : fail("no board");
  }

  private static Row done(String number, int lines) {
    return new Row(number, "100 %", 1, "All stages done, " + lines + " line items", "Done");
  }

  private static boolean isStep(Row row, String work) {
    return row.message().startsWith(work + " ") && row.badge().equals("Running");
  }

  private static boolean isUnderWay(Row row) {
    return row.bar() > 0 && row.bar() < 1;
  }

  /** What the row should say while its message is such as "Saving line item 2 of 5". */
  private static String percentOf(Row row) {
    Matcher step = STEP.matcher(row.message());
    assertThat(step.find()).as(row.message()).isTrue();
    double percent = 100.0 * Integer.parseInt(step.group(1)) / Integer.parseInt(step.group(2));
    return Math.round(percent) + " %";
  }
}
