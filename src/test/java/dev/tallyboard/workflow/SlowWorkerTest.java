package dev.tallyboard.workflow;

import static dev.tallyboard.workflow.Orchestra.TWO_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.command.Databases;
import dev.tallyboard.workflow.stage.StageRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * A worker that is slow, on a machine that is busy or was suspended, is taken for dead while it is
 * not. Orders never see it.
 */
@ParameterizedClass
@EnumSource(Databases.class)
@Timeout(60)
class SlowWorkerTest {
  @Parameter private Databases databases;

  private static final List<String> TOLD = Orchestra.tellingOfTwoLines("order.csv", " (sandbox)");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(StageRunner.class);

  /** Complains of each heartbeat of a worker that lost its task. */
  private final Logger scheduler = (Logger) LoggerFactory.getLogger(Scheduler.class);

  private Orchestra it;

  @BeforeEach
  void open(@TempDir Path folder) {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
    scheduler.setLevel(Level.ERROR);
    it = new Orchestra(databases.open(folder), Duration.ZERO, Duration.ofMillis(50));
  }

  @AfterEach
  void close() {
    it.close();
    logger.detachAppender(log);
    logger.setLevel(null);
    scheduler.setLevel(null);
  }

  @Test
  void aRunIsTakenOverAgainAndAgainAndIsNotGivenUpForIt() {
    CountDownLatch shopAnswers = new CountDownLatch(1);
    it.shop.refuse(title -> !isOpen(shopAnswers));
    String poId = it.upload("order.csv", TWO_LINES).poId();
    awaitSyncing(poId);

    for (int takeover = 1; takeover <= 3; takeover++) {
      it.takeWorkersForDead();
    }
    shopAnswers.countDown();

    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(it.told(poId)).isEqualTo(TOLD);
    assertThat(it.shop.products()).hasSize(2);
    it.assertNothingIsLeftToDo();
  }

  @Test
  void theFailureOfOneWhoseRunWasTakenOverIsNoFailureOfTheOrder() {
    CountDownLatch lateAnswer = new CountDownLatch(1);
    CountDownLatch secondProduct = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    it.shop.refuse(
        title ->
            switch (asked.incrementAndGet()) {
              case 1 -> isOpen(lateAnswer);
              case 3 -> !isOpen(secondProduct);
              default -> false;
            });
    String poId = it.upload("order.csv", TWO_LINES).poId();
    awaitSyncing(poId);
    it.takeWorkersForDead();
    await().until(() -> asked.get() == 3);

    lateAnswer.countDown();
    await().until(() -> logged("carried out by somebody else") == 1 || logged("failed") == 1);
    secondProduct.countDown();

    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(it.told(poId)).isEqualTo(TOLD);
    it.assertNothingIsLeftToDo();
  }

  @Test
  void aDatabaseThatIsTooBusyManyTimesInARowFailsNoOrder() throws Exception {
    it.execute(databases.impatience());
    ((HikariDataSource) it.database.dataSource()).getHikariPoolMXBean().softEvictConnections();
    CountDownLatch shopAnswers = new CountDownLatch(1);
    it.shop.refuse(title -> !isOpen(shopAnswers));
    String poId = it.upload("order.csv", TWO_LINES).poId();
    awaitSyncing(poId);

    try (Connection other = it.database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("update stage_run set done = done");
      shopAnswers.countDown();
      await().atMost(Duration.ofSeconds(20)).until(() -> logged("is tried again") > 3);
      other.rollback();
    }

    it.awaitStatus(poId, OrderStatus.DONE);
    assertThat(it.told(poId)).isEqualTo(TOLD);
  }

  private void awaitSyncing(String poId) {
    await()
        .until(
            () -> it.told(poId).contains("shopify_sync 1: started Syncing 2 products (sandbox)"));
  }

  private long logged(String words) {
    return List.copyOf(log.list).stream()
        .filter(it -> it.getFormattedMessage().contains(words))
        .count();
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
