package dev.tallyboard.workflow;

import static dev.tallyboard.workflow.Orchestra.MERCHANT;
import static dev.tallyboard.workflow.Orchestra.TWO_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.command.Databases;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.HoldAnswer;
import dev.tallyboard.order.RetryAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that are paused, resumed and cancelled. */
@ParameterizedClass
@EnumSource(Databases.class)
@Timeout(60)
class HoldTest {
  @Parameter private Databases databases;

  private static final List<String> TOLD = Orchestra.tellingOfTwoLines("order.csv", " (sandbox)");
  private static final int READING = TOLD.indexOf("ai_parsing 1: completion 2 100") + 1;
  private static final int SYNCING =
      TOLD.indexOf("shopify_sync 1: started Syncing 2 products (sandbox)") + 1;

  /** Nobody gets a product into the shop before it is open. */
  private final CountDownLatch shopOpens = new CountDownLatch(1);

  private Orchestra it;

  @BeforeEach
  void open(@TempDir Path folder) {
    it = new Orchestra(databases.open(folder), Duration.ofMillis(30));
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void aPausedOrderEndsItsStageAndGoesOnOnlyWhenItIsResumed() {
    String poId = upload();
    awaitTold(poId, "ai_parsing 1: started Reading order.csv");

    assertThat(pause(poId)).isEqualTo(new HoldAnswer.Done(Stage.AI_PARSING));
    awaitPutAside(poId);

    assertThat(status(poId)).isEqualTo(OrderStatus.PAUSED);
    assertThat(without(it.told(poId), "ai_parsing 1: paused")).isEqualTo(TOLD.subList(0, READING));

    assertThat(resume(poId)).isEqualTo(new HoldAnswer.Done(Stage.DATABASE_SAVE));
    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(without(it.told(poId), "ai_parsing 1: paused", "database_save 1: resumed"))
        .isEqualTo(TOLD);
    it.assertNothingIsLeftToDo();
  }

  @Test
  void aPauseOutlivesARestart() {
    String poId = upload();
    pause(poId);
    it.restart();
    awaitPutAside(poId);
    it.restart();

    it.upload("another.csv", TWO_LINES.replace("PO-1", "PO-2"));
    await()
        .until(
            () ->
                it.log.board(MERCHANT).snapshot(0).orders().stream()
                    .anyMatch(order -> order.status() == OrderStatus.DONE));

    assertThat(status(poId)).isEqualTo(OrderStatus.PAUSED);
    resume(poId);
    it.restart();
    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(it.told(poId).stream().filter(TOLD::contains)).isEqualTo(TOLD);
  }

  @Test
  void anOrderThatIsPausedAndResumedAgainAndAgainTellsEachOfItAndLosesNothing() {
    String poId = upload();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 20 && status(poId) != OrderStatus.DONE; i++) {
      if (pause(poId) instanceof HoldAnswer.Done) {
        told.add("paused");
      }
      if (resume(poId) instanceof HoldAnswer.Done) {
        told.add("resumed");
      }
    }

    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(it.told(poId).stream().filter(TOLD::contains)).isEqualTo(TOLD);
    assertThat(
            it.told(poId).stream()
                .map(word -> word.replaceAll(".*: ", ""))
                .filter(word -> word.equals("paused") || word.equals("resumed")))
        .isEqualTo(told);
    it.assertNothingIsLeftToDo();
  }

  @Test
  void aRunningStageOfACancelledOrderStopsAndNothingFollows() {
    it.shop.refuse(title -> !isOpen(shopOpens));
    String poId = upload();
    awaitTold(poId, TOLD.get(SYNCING - 1));

    assertThat(cancel(poId)).isEqualTo(new HoldAnswer.Done(Stage.SHOPIFY_SYNC));
    shopOpens.countDown();

    it.awaitStatus(poId, OrderStatus.CANCELLED);
    await().until(() -> it.shop.requests().size() == 1);
    it.restart();
    it.assertNothingIsLeftToDo();
    assertThat(without(it.told(poId), "shopify_sync 1: cancelled"))
        .isEqualTo(TOLD.subList(0, SYNCING));
    assertThat(it.shop.requests()).hasSize(1);
  }

  @Test
  void aPausedOrderCanBeCancelledAndIsNeitherResumedNorRetriedThen() {
    String poId = upload();
    pause(poId);
    awaitPutAside(poId);

    cancel(poId);

    it.awaitStatus(poId, OrderStatus.CANCELLED);
    assertThat(why(resume(poId))).isEqualTo("This order was cancelled.");
    assertThat(why(pause(poId))).isEqualTo("This order was cancelled.");
    assertThat(it.orders().retry(MERCHANT, poId, null))
        .isEqualTo(
            new RetryAnswer.NothingFailed("This order was cancelled: add its document again."));
    it.assertNothingIsLeftToDo();
  }

  @Test
  void whatIsSoAlreadyIsAnsweredAlikeAndToldOnce() {
    String poId = upload();
    assertThat(pause(poId)).isInstanceOf(HoldAnswer.Done.class);
    assertThat(pause(poId)).isInstanceOf(HoldAnswer.Done.class);
    assertThat(cancel(poId)).isInstanceOf(HoldAnswer.Done.class);
    assertThat(cancel(poId)).isInstanceOf(HoldAnswer.Done.class);

    it.awaitStatus(poId, OrderStatus.CANCELLED);
    it.assertNothingIsLeftToDo();
    assertThat(it.told(poId).stream().filter(word -> word.endsWith("paused"))).hasSize(1);
    assertThat(it.told(poId).stream().filter(word -> word.endsWith("cancelled"))).hasSize(1);
  }

  @Test
  void aDoneOrderCannotBeHeldAndOneThatIsNotPausedNotResumed() {
    String poId = upload();
    assertThat(why(resume(poId))).isEqualTo("This order is not paused.");
    it.awaitStatus(poId, OrderStatus.DONE);

    assertThat(why(pause(poId))).isEqualTo("This order is done.");
    assertThat(why(cancel(poId))).isEqualTo("This order is done.");
    assertThat(why(resume(poId))).isEqualTo("This order is not paused.");
    assertThat(it.told(poId)).isEqualTo(TOLD);
  }

  @Test
  void aFailedOrderIsNotPausedButCancelled() {
    String poId = it.upload("order.csv", "hello").poId();
    it.awaitStatus(poId, OrderStatus.FAILED);

    assertThat(why(pause(poId)))
        .isEqualTo("A stage of this order has failed: retry it, or cancel the order.");
    assertThat(cancel(poId)).isEqualTo(new HoldAnswer.Done(Stage.AI_PARSING));
    it.awaitStatus(poId, OrderStatus.CANCELLED);
  }

  @Test
  void aStageThatFailsEndsThePauseSoThatItsRetryGoesOn() {
    it.shop.refuse(title -> isOpen(shopOpens));
    String poId = upload();
    awaitTold(poId, TOLD.get(SYNCING - 1));
    pause(poId);
    shopOpens.countDown();
    it.awaitStatus(poId, OrderStatus.FAILED);
    assertThat(why(resume(poId))).isEqualTo("This order is not paused.");

    it.shop.refuse(title -> false);
    assertThat(it.orders().retry(MERCHANT, poId, null))
        .isEqualTo(new RetryAnswer.Started(Stage.SHOPIFY_SYNC, 2));

    it.awaitStatus(poId, OrderStatus.DONE);
  }

  @Test
  void aPausedOrderHasNothingToRetry() {
    String poId = upload();
    pause(poId);
    assertThat(it.orders().retry(MERCHANT, poId, null))
        .isEqualTo(new RetryAnswer.NothingFailed("This order is paused: resume it."));
  }

  @Test
  void anotherMerchantsOrderAndAnUnknownOneAreNotFound() {
    String poId = upload();
    for (HoldAnswer answer :
        List.of(
            it.orders().pause("m_2", poId),
            it.orders().resume("m_2", poId),
            it.orders().cancel("m_2", poId),
            pause("po_9"))) {
      assertThat(answer).isEqualTo(new HoldAnswer.NotFound());
    }
    it.awaitStatus(poId, OrderStatus.DONE);
  }

  private String upload() {
    return it.upload("order.csv", TWO_LINES).poId();
  }

  private HoldAnswer pause(String poId) {
    return it.orders().pause(MERCHANT, poId);
  }

  private HoldAnswer resume(String poId) {
    return it.orders().resume(MERCHANT, poId);
  }

  private HoldAnswer cancel(String poId) {
    return it.orders().cancel(MERCHANT, poId);
  }

  private static String why(HoldAnswer answer) {
    return ((HoldAnswer.NotPossible) answer).why();
  }

  private OrderStatus status(String poId) {
    return it.order(poId) == null ? OrderStatus.WAITING : it.order(poId).status();
  }

  private void awaitTold(String poId, String words) {
    await().pollInterval(Duration.ofMillis(2)).until(() -> it.told(poId).contains(words));
  }

  /** Nothing of the order is done or waits to be done. */
  private void awaitPutAside(String poId) {
    await().until(() -> it.told(poId).stream().anyMatch(word -> word.endsWith("paused")));
    it.assertNothingIsLeftToDo();
  }

  private static List<String> without(List<String> told, String... words) {
    List<String> rest = new ArrayList<>(told);
    for (String word : words) {
      assertThat(rest.remove(word)).as(word + " in " + told).isTrue();
    }
    return rest;
  }

  /** Waits until it is. */
  private static boolean isOpen(CountDownLatch gate) {
    try {
      gate.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
