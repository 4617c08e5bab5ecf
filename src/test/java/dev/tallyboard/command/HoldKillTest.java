package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Kind;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of gateway and workflow while orders are held. */
@Timeout(240)
class HoldKillTest {
  /** Enough for its first stage to last beyond the request that holds it. */
  private static final int LINES = 4_000;

  @TempDir Path home;
  private TallyboardProcess gateway;
  private String port;
  private GatewayClient client;

  @BeforeEach
  void start() {
    gateway = startGateway("0");
    String url = gateway.awaitLine("listening on ").substring("listening on ".length());
    port = url.substring(url.lastIndexOf(':') + 1);
    GatewayAddress address = GatewayAddress.of(url, null);
    Folders folders =
        new Folders(Map.of("XDG_STATE_HOME", home.resolve("state").toString()), home, "Linux");
    client = new GatewayClient(address, () -> folders.tokens().find(address));
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void aPausedOrderIsPausedStillAndOneCallLetsItGoOnToItsEnd() throws Exception {
    String poId = upload("held", LINES);
    assertThat(client.pause(poId)).isInstanceOf(Answer.Ok.class);

    killAndStartAgain();
    await(poId, it -> it.stages().stream().noneMatch(run -> run.status() == StageStatus.RUNNING));
    Order paused = order(poId);
    killAndStartAgain();
    await(upload("other", 1), it -> it.status() == OrderStatus.DONE);

    assertThat(paused.status()).isEqualTo(OrderStatus.PAUSED);
    assertThat(order(poId)).as("others go on, it does not").isEqualTo(paused);

    assertThat(client.resume(poId)).isInstanceOf(Answer.Ok.class);
    await(poId, it -> it.status() == OrderStatus.DONE);
    assertThat(told(poId, Kind.COMPLETION))
        .extracting(ActivityEntry::stage)
        .as("each stage once")
        .containsExactlyInAnyOrderElementsOf(order(poId).plannedStages());
  }

  @Test
  void aCancelledOrderStaysSoAndNoStageOfItRunsAgain() throws Exception {
    String poId = upload("ended", LINES);
    assertThat(client.cancel(poId)).isInstanceOf(Answer.Ok.class);

    killAndStartAgain();
    await(upload("other", 1), it -> it.status() == OrderStatus.DONE);
    Order cancelled = order(poId);
    killAndStartAgain();
    await(upload("another", 1), it -> it.status() == OrderStatus.DONE);

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order(poId)).isEqualTo(cancelled);
    assertThat(told(poId, Kind.COMPLETION)).isEmpty();
    assertThat(client.resume(poId))
        .isInstanceOfSatisfying(Answer.Refused.class, it -> assertThat(it.status()).isEqualTo(409));
  }

  private String upload(String mark, int lines) throws InterruptedException {
    Path file = SampleFiles.write(home, mark, lines).block();
    return new UploadFile(client, _ -> true).send(file) instanceof Answer.Ok<Accepted>(Accepted it)
        ? it.poId()
        : "not accepted";
  }

  private void killAndStartAgain() {
    gateway.kill();
    gateway = startGateway(port);
    gateway.awaitLine("listening on ");
  }

  private void await(String poId, Predicate<Order> state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> snapshot().orders().stream().anyMatch(it -> isIn(it, poId, state)));
  }

  private static boolean isIn(Order order, String poId, Predicate<Order> state) {
    return order.poId().equals(poId) && state.test(order);
  }

  private Order order(String poId) {
    return snapshot().orders().stream()
        .filter(it -> it.poId().equals(poId))
        .findFirst()
        .orElseThrow();
  }

  private List<ActivityEntry> told(String poId, Kind kind) {
    return snapshot().activity().stream()
        .filter(it -> it.poId().equals(poId) && it.kind() == kind)
        .toList();
  }

  private Snapshot snapshot() {
    return client.snapshot(null) instanceof Answer.Ok<Versioned>(Versioned it)
        ? it.snapshot()
        : Snapshot.empty("no answer");
  }

  private TallyboardProcess startGateway(String at) {
    return TallyboardProcess.start(
        home, "gateway", "--port", at, "--data", home.resolve("data").toString());
  }
}
