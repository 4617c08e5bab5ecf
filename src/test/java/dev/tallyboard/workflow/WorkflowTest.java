package dev.tallyboard.workflow;

import static dev.tallyboard.workflow.Orchestra.MERCHANT;
import static dev.tallyboard.workflow.Orchestra.THREE_ORDERS;
import static dev.tallyboard.workflow.Orchestra.TWO_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.command.Databases;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.order.RetryAnswer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class WorkflowTest {
  @Parameter private Databases databases;

  private Orchestra it;

  @BeforeEach
  void open(@TempDir Path folder) {
    it = new Orchestra(databases.open(folder));
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void anUploadWalksThroughThreeStagesAndEachIsToldOnceAndInOrder() {
    Accepted accepted = it.upload("order.csv", TWO_LINES);

    Order order = it.awaitStatus(accepted.poId(), OrderStatus.DONE);

    assertThat(it.told(accepted.poId()))
        .isEqualTo(Orchestra.tellingOfTwoLines("order.csv", " (sandbox)"));
    assertThat(order.plan())
        .containsExactly(Stage.AI_PARSING, Stage.DATABASE_SAVE, Stage.SHOPIFY_SYNC);
    assertThat(order.document()).isEqualTo("order.csv");
    assertThat(it.sent()).containsExactly("nordic-mugs-m-1", "nordic-mugs-m-2");
    it.assertNothingIsLeftToDo();
  }

  @Test
  void everyEventSaysWhoseItIsAndWhatIsKnownByThen() {
    Accepted accepted = it.upload("order.csv", TWO_LINES);
    it.awaitStatus(accepted.poId(), OrderStatus.DONE);

    List<Event> events = it.log.eventsOf(MERCHANT, accepted.poId());

    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.subject().workflowId()).isEqualTo(accepted.workflowId());
              assertThat(event.meta().merchantId()).isEqualTo(MERCHANT);
              assertThat(event.meta().attempt()).isEqualTo(1);
              assertThat(event.at()).isPositive();
              assertThat(event.meta().stamped()).isFalse();
            });
    assertThat(events)
        .filteredOn(event -> event.meta().poNumber() == null)
        .extracting(Event::stage)
        .containsOnly(Stage.AI_PARSING);
    assertThat(events.getLast().meta().supplier()).isEqualTo("Nordic Mugs");
  }

  @Test
  void theDetailHoldsWhatWasRead() {
    Accepted accepted = it.upload("folder/order.csv", TWO_LINES);
    Order order = it.awaitStatus(accepted.poId(), OrderStatus.DONE);

    assertThat(it.orders().detail(MERCHANT, accepted.poId()))
        .contains(
            new OrderDetail(
                MERCHANT,
                accepted.poId(),
                accepted.workflowId(),
                "PO-1",
                "Nordic Mugs",
                "EUR",
                LocalDate.of(2026, 3, 1),
                "order.csv",
                order.uploadedAt() == null ? 0 : order.uploadedAt(),
                100,
                List.of(),
                List.of(
                    new LineItem(1, "M-1", "Blue mug", new BigDecimal("10"), new BigDecimal("4.5")),
                    new LineItem(2, "M-2", "Red mug", new BigDecimal("5"), new BigDecimal("4.25"))),
                "sandbox"));
    assertThat(it.orders().detail("m_2", accepted.poId())).isEmpty();
    assertThat(it.orders().detail(MERCHANT, "unknown")).isEmpty();
  }

  @Test
  void theSameKeyIsTheSameOrderOfAMerchant() throws Exception {
    Callable<Accepted> upload = () -> it.upload("order.csv", TWO_LINES, "key\n1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Accepted>> answers =
          threads.invokeAll(List.of(upload, upload, upload, upload, upload));

      assertThat(answers).extracting(Future::get).containsOnly(upload.call());
    }
    assertThat(it.upload("order.csv", TWO_LINES, "key 2")).isNotEqualTo(upload.call());
    assertThat(it.count("purchase_order")).isEqualTo(2);
  }

  @Test
  void aDocumentOfSeveralOrdersBecomesSeveralOrders() {
    Accepted accepted = it.upload("register.csv", THREE_ORDERS);

    Order first = it.awaitStatus(accepted.poId(), OrderStatus.DONE);
    Order second = it.awaitStatus(accepted.poId() + "-2", OrderStatus.DONE);
    Order third = it.awaitStatus(accepted.poId() + "-3", OrderStatus.DONE);

    assertThat(List.of(first, second, third))
        .extracting(Order::poNumber)
        .containsExactly("A-1", "B-2", "C-3");
    assertThat(List.of(first, second, third)).extracting(Order::lineItems).containsExactly(1, 2, 1);
    assertThat(List.of(first, second, third)).extracting(Order::workflowId).doesNotHaveDuplicates();
    assertThat(it.told(second.poId()))
        .startsWith(
            "ai_parsing 1: completion 2 100",
            "database_save 1: waiting",
            "database_save 1: started Saving 2 line items");
    assertThat(it.log.eventsOf(MERCHANT, second.poId()).get(1))
        .isInstanceOfSatisfying(
            StageChanged.class,
            event ->
                assertThat(event.upload())
                    .isEqualTo(new Upload("register.csv", first.uploadedAt(), first.plan())));
    assertThat(it.count("purchase_order")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "order.pdf, %PDF-1.7, This is a PDF (order.pdf); only CSV files can be read so far.",
    "order.csv, hello, No line items found: expected a header row",
    "order.csv, '', This file is empty (order.csv)."
  })
  void aDocumentThatCannotBeReadFailsItsFirstStageWithASentence(
      String name, String content, String sentence) {
    Accepted accepted = it.upload(name, content);

    Order order = it.awaitStatus(accepted.poId(), OrderStatus.FAILED);

    assertThat(order.stages())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.stage()).isEqualTo(Stage.AI_PARSING);
              assertThat(run.error()).startsWith(sentence);
            });
    it.assertNothingIsLeftToDo();
  }

  @Test
  void readingAgainWhatCannotBeReadFailsAgainAsTheNextAttempt() {
    String poId = it.upload("order.pdf", "%PDF-1.7").poId();
    it.awaitStatus(poId, OrderStatus.FAILED);

    assertThat(it.orders().retry(MERCHANT, poId, Stage.AI_PARSING))
        .isEqualTo(new RetryAnswer.Started(Stage.AI_PARSING, 2));

    await().until(() -> it.told(poId).size() == 6);
    String sentence =
        "This is a PDF (order.pdf); only CSV files can be read so far. Export the order as CSV and"
            + " upload it again.";
    assertThat(it.told(poId))
        .containsExactly(
            "ai_parsing 1: waiting",
            "ai_parsing 1: started Reading order.pdf",
            "ai_parsing 1: error " + sentence,
            "ai_parsing 2: waiting",
            "ai_parsing 2: started Reading order.pdf",
            "ai_parsing 2: error " + sentence);
  }

  @Test
  void aDatabaseThatKeepsRefusingFailsTheStageWithACalmSentence() throws Exception {
    try (var connection = it.database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter table line_item drop column sku");
    }

    String poId = it.upload("order.csv", TWO_LINES).poId();

    assertThat(it.awaitStatus(poId, OrderStatus.FAILED).currentRun().orElseThrow().error())
        .isEqualTo(
            "Something went wrong that should not have; the server's log says more. Retry the"
                + " stage, and report it if it fails again.");
  }

  @Test
  void aProductThatIsRefusedFailsItsStageAndARetryGoesOnBehindWhatWasTaken() {
    it.shop.refuse("Red mug"::equals);
    Accepted accepted = it.upload("order.csv", TWO_LINES);
    Order failed = it.awaitStatus(accepted.poId(), OrderStatus.FAILED);
    it.shop.refuse(title -> false);

    assertThat(it.orders().retry(MERCHANT, accepted.poId(), null))
        .isEqualTo(new RetryAnswer.Started(Stage.SHOPIFY_SYNC, 2));

    it.awaitStatus(accepted.poId(), OrderStatus.DONE);
    assertThat(failed.currentRun().orElseThrow().error())
        .isEqualTo("Shopify refused \"Red mug\": This product is not allowed in the sandbox.");
    assertThat(it.told(accepted.poId()))
        .endsWith(
            "shopify_sync 1: progress 50.0 Syncing product 1 of 2 (sandbox)",
            "shopify_sync 1: error Shopify refused \"Red mug\": This product is not allowed in the"
                + " sandbox.",
            "shopify_sync 2: waiting",
            "shopify_sync 2: started Syncing 2 products (sandbox)",
            "shopify_sync 2: progress 100.0 Syncing product 2 of 2 (sandbox)",
            "shopify_sync 2: completion 2 null");
    assertThat(it.sent()).containsExactly("nordic-mugs-m-1", "nordic-mugs-m-2");
  }

  @Test
  void aShopThatIsDownForAMomentIsTriedAgainWithinTheStage() {
    it.shop.failNext(3);

    Accepted accepted = it.upload("order.csv", TWO_LINES);

    it.awaitStatus(accepted.poId(), OrderStatus.DONE);
    assertThat(it.told(accepted.poId())).noneMatch(told -> told.contains("error"));
  }

  @Test
  void aShopThatStaysDownFailsTheStageWithASentence() {
    it.shop.failNext(5);

    Accepted accepted = it.upload("order.csv", TWO_LINES);

    assertThat(it.awaitStatus(accepted.poId(), OrderStatus.FAILED).currentRun().orElseThrow())
        .satisfies(
            run ->
                assertThat(run.error())
                    .isEqualTo(
                        "Shopify did not take \"Blue mug\" after 5 tries: 127.0.0.1 answered HTTP"
                            + " 503. Retry the stage when the shop answers again."));
  }

  @Test
  void retryingAnOrderOfASplitDocumentNeverSplitsAgain() {
    it.shop.refuse("Grey mug"::equals);
    Accepted accepted = it.upload("register.csv", THREE_ORDERS);
    String third = accepted.poId() + "-3";
    it.awaitStatus(third, OrderStatus.FAILED);
    it.awaitStatus(accepted.poId(), OrderStatus.DONE);
    it.shop.refuse(title -> false);

    assertThat(it.orders().retry(MERCHANT, third, Stage.AI_PARSING))
        .isEqualTo(new RetryAnswer.NothingFailed("AI parsing of this order has not failed."));
    assertThat(it.orders().retry(MERCHANT, third, Stage.SHOPIFY_SYNC))
        .isEqualTo(new RetryAnswer.Started(Stage.SHOPIFY_SYNC, 2));

    it.awaitStatus(third, OrderStatus.DONE);
    assertThat(it.count("purchase_order")).isEqualTo(3);
  }

  @Test
  void whatHasNotFailedIsNotRetriedAndWhatIsUnknownIsNotFound() {
    Accepted accepted = it.upload("order.csv", TWO_LINES);
    it.awaitStatus(accepted.poId(), OrderStatus.DONE);

    assertThat(it.orders().retry(MERCHANT, accepted.poId(), null))
        .isEqualTo(new RetryAnswer.NothingFailed("No stage of this order has failed."));
    assertThat(it.orders().retry("m_2", accepted.poId(), null))
        .isEqualTo(new RetryAnswer.NotFound());
  }

  @Test
  void ofTwoRetriesAtOnceOneBegins() throws Exception {
    it.shop.refuse(title -> true);
    Accepted accepted = it.upload("order.csv", TWO_LINES);
    it.awaitStatus(accepted.poId(), OrderStatus.FAILED);
    it.shop.refuse(title -> false);

    Callable<RetryAnswer> retry = () -> it.orders().retry(MERCHANT, accepted.poId(), null);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(List.of(retry, retry, retry)))
          .extracting(Future::get)
          .filteredOn(RetryAnswer.Started.class::isInstance)
          .hasSize(1);
    }
    it.awaitStatus(accepted.poId(), OrderStatus.DONE);
  }

  @Test
  void whileTheLogIsAwayEventsWaitAndKeepTheirOrder() {
    it.log.failNext(4);

    Accepted accepted = it.upload("order.csv", TWO_LINES);
    it.awaitStatus(accepted.poId(), OrderStatus.DONE);

    assertThat(it.log.failuresLeft()).isZero();
    assertThat(it.told(accepted.poId()))
        .hasSize(14)
        .startsWith("ai_parsing 1: waiting", "ai_parsing 1: started Reading order.csv")
        .endsWith("shopify_sync 1: completion 2 null");
    it.assertNothingIsLeftToDo();
  }

  @Test
  void aCommittedEventIsInTheLogWithinMilliseconds() {
    it.awaitStatus(it.upload("warm.csv", TWO_LINES).poId(), OrderStatus.DONE);

    Accepted accepted = it.upload("order.csv", TWO_LINES);

    await()
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofMillis(200))
        .until(() -> !it.log.eventsOf(MERCHANT, accepted.poId()).isEmpty());
  }

  @Test
  void severalOrdersAtOnceAllEndDone() {
    List<Accepted> all =
        IntStream.range(0, 12)
            .mapToObj(n -> it.upload("order" + n + ".csv", TWO_LINES.replace("PO-1", "PO-" + n)))
            .toList();

    assertThat(all)
        .allSatisfy(
            accepted -> {
              it.awaitStatus(accepted.poId(), OrderStatus.DONE);
              assertThat(it.told(accepted.poId())).hasSize(14).doesNotHaveDuplicates();
            });
  }
}
