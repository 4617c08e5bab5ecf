package dev.tallyboard.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.command.WatchedLines.Told;
import dev.tallyboard.support.Rounds;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of gateway and workflow in the middle of uploads and stages, again and again,
 * while another process watches. {@code -Dkill.rounds=20} for more, {@code -Dkill.seed=N} for the
 * same once more.
 */
class KillTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", Rounds.of(3, 20));
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  /** Enough for a round to last, few enough for a round not to last. */
  private static final int LINES = 40;

  private static final int ORDERS_OF_A_ROUND = 2 + SampleFiles.ORDERS_OF_REGISTER;

  @TempDir Path home;
  private final CountDownLatch over = new CountDownLatch(1);
  private final UploadFile.Pause pause = it -> !over.await(it.toNanos(), TimeUnit.NANOSECONDS);
  private final ExecutorService uploading = Executors.newVirtualThreadPerTaskExecutor();
  private TallyboardProcess gateway;
  private TallyboardProcess watch;
  private String url;
  private GatewayClient client;
  private int uploads;

  @BeforeEach
  void start() {
    gateway = startGateway("0");
    url = gateway.awaitLine("listening on ").substring("listening on ".length());
    GatewayAddress address = GatewayAddress.of(url, null);
    Folders folders =
        new Folders(Map.of("XDG_STATE_HOME", home.resolve("state").toString()), home, "Linux");
    client = new GatewayClient(address, () -> folders.tokens().find(address));
    watch =
        TallyboardProcess.start(
            home,
            ("watch --json --heartbeat-timeout 2s --retry-interval 50ms --max-attempts 3"
                    + " --poll-interval 300ms --url "
                    + url)
                .split(" "));
    watch.awaitLine("{\"kind\":\"snapshot\"");
  }

  @AfterEach
  void stop() {
    over.countDown();
    uploading.shutdownNow();
    client.close();
    watch.close();
    gateway.close();
  }

  @Test
  void whateverIsKilledNoOrderAndNoEventIsLostOrDoubled() throws Exception {
    Random random = new Random(SEED);
    String which = "-Dkill.rounds=%d -Dkill.seed=%d".formatted(ROUNDS, SEED);
    System.out.println(which);
    upload("quiet").get(30, TimeUnit.SECONDS);
    awaitAllHasEnded();
    int linesOfARound = watch.out().size();

    for (int round = 1; round <= ROUNDS; round++) {
      int before = watch.out().size();
      int at = random.nextInt(linesOfARound);
      Future<?> upload = upload("round" + round);
      await(() -> watch.out().size() >= before + at);
      gateway.kill();
      gateway = startGateway(url.substring(url.lastIndexOf(':') + 1));
      gateway.awaitLine("listening on ");
      upload.get(60, TimeUnit.SECONDS);
    }
    awaitAllHasEnded();
    Snapshot truth = snapshot();
    watch.terminate();

    assertThat(watch.awaitExit()).isZero();
    WatchedLines watched = new WatchedLines(watch.out());
    assertThat(watched.diagnostics()).as(which).isEmpty();
    assertThat(watched.board().orders()).as(which).isEqualTo(truth.orders());
    assertThat(watched.board().lastEventId()).as(which).isEqualTo(truth.lastEventId());
    assertNoNumberIsMissingOrDoubled(watched, truth);
    assertEachStageStartsAndEndsOnce(watched);
    assertEveryRoundIsToldAsTheQuietOne(watched);
  }

  private void assertNoNumberIsMissingOrDoubled(WatchedLines watched, Snapshot truth) {
    List<Long> told = watched.events().stream().map(Told::n).toList();
    assertThat(told).isEqualTo(LongStream.rangeClosed(1, told.size()).boxed().toList());
    assertThat(truth.lastEventId()).endsWith("-" + told.size());
  }

  private void assertEachStageStartsAndEndsOnce(WatchedLines watched) {
    Map<String, List<Told>> runs =
        watched.events().stream()
            .collect(
                groupingBy(
                    it -> it.field("poId") + " " + it.field("stage") + " " + it.field("attempt")));
    runs.forEach(
        (run, events) -> {
          boolean cameToLifeParsed = run.contains("ai_parsing") && events.size() == 1;
          assertThat(events).filteredOn(Told::isStart).as(run).hasSize(cameToLifeParsed ? 0 : 1);
          assertThat(events).filteredOn(Told::isEnd).as(run).hasSize(1);
        });
  }

  /** Step by step: a document of a round with a kill tells what the same one told without. */
  private void assertEveryRoundIsToldAsTheQuietOne(WatchedLines watched) {
    Map<String, String> nameOf =
        watched.board().orders().stream()
            .collect(toMap(Order::poId, it -> it.document() + " " + it.poNumber()));
    Map<String, List<String>> told =
        watched.events().stream()
            .collect(
                groupingBy(it -> nameOf.get(it.field("poId")), mapping(Told::inWords, toList())));
    assertThat(told).hasSize((ROUNDS + 1) * ORDERS_OF_A_ROUND);
    told.forEach(
        (name, events) -> {
          String quiet = name.replaceAll("round\\d+", "quiet");
          assertThat(events)
              .as(name)
              .map(it -> it.replaceAll("round\\d+", "quiet"))
              .isEqualTo(told.get(quiet));
        });
  }

  private Future<?> upload(String mark) {
    SampleFiles sample = SampleFiles.write(home, mark, LINES);
    uploads++;
    return uploading.submit(
        () -> {
          for (Path file : sample.all()) {
            assertThat(new UploadFile(client, pause).send(file)).isInstanceOf(Answer.Ok.class);
          }
          return null;
        });
  }

  private void awaitAllHasEnded() {
    await(
        () -> {
          Snapshot board = snapshot();
          return board.orders().size() == uploads * ORDERS_OF_A_ROUND
              && board.orders().stream().allMatch(Order::hasEnded)
              && watch.out().getLast().contains("\"id\":\"" + board.lastEventId() + "\"");
        });
    assertThat(snapshot().orders())
        .allSatisfy(
            it ->
                assertThat(it.status())
                    .isEqualTo(
                        String.valueOf(it.document()).endsWith(".pdf")
                            ? OrderStatus.FAILED
                            : OrderStatus.DONE));
  }

  private Snapshot snapshot() {
    return client.snapshot(null) instanceof Answer.Ok<Versioned>(Versioned it)
        ? it.snapshot()
        : Snapshot.empty("no answer");
  }

  private TallyboardProcess startGateway(String port) {
    return TallyboardProcess.start(
        home,
        "gateway",
        "--port",
        port,
        "--data",
        home.resolve("data").toString(),
        "--heartbeat",
        "200ms");
  }

  private static void await(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(condition::getAsBoolean);
  }
}
