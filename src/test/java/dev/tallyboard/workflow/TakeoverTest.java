package dev.tallyboard.workflow;

import static dev.tallyboard.workflow.Orchestra.MERCHANT;
import static dev.tallyboard.workflow.Orchestra.TWO_LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.command.Database;
import dev.tallyboard.command.Databases;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class TakeoverTest {
  private static final int ORDERS = DoomedProcess.UPLOADS + 2;

  @Parameter private Databases databases;

  @TempDir private Path folder;

  @Test
  void aWorkflowThatIsClosedInTheMiddleGoesOnBehindItsLastStep() {
    try (Orchestra it = new Orchestra(databases.open(folder), Duration.ofMillis(40))) {
      String poId = it.upload("order.csv", TWO_LINES).poId();
      for (int events = 3; events <= 13; events += 5) {
        int least = events;
        await().pollInterval(Duration.ofMillis(2)).until(() -> it.told(poId).size() >= least);
        it.restart();
      }

      it.awaitStatus(poId, OrderStatus.DONE);
      assertThat(it.told(poId)).isEqualTo(Orchestra.tellingOfTwoLines("order.csv", " (sandbox)"));
      assertThat(it.sent()).containsExactly("nordic-mugs-m-1", "nordic-mugs-m-2");
    }
  }

  @Test
  void twoWorkersWhoThinkThatARunIsTheirsTellItOnce() {
    try (Orchestra it = new Orchestra(databases.open(folder), Duration.ofMillis(20))) {
      String poId = it.upload("order.csv", TWO_LINES).poId();
      await().pollInterval(Duration.ofMillis(2)).until(() -> it.told(poId).size() >= 3);

      Workflow left = it.abandon();

      it.awaitStatus(poId, OrderStatus.DONE);
      assertThat(it.told(poId)).isEqualTo(Orchestra.tellingOfTwoLines("order.csv", " (sandbox)"));
      assertThat(it.shop.products()).hasSize(2);
      left.close();
    }
  }

  @Test
  void aProcessKilledAgainAndAgainLosesNoOrderAndTellsEverythingOnce() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path file = folder.resolve("log");
    String place = databases.place(folder);
    // On a server whoever takes over waits until the dead one is known for dead.
    int kills = databases == Databases.EMBEDDED ? 5 : 2;
    try (SandboxShop shop = new SandboxShop()) {
      shop.start();
      for (int kill = 0; kill < kills; kill++) {
        killWhileAtWork(place, file, shop, random.nextInt(15), random.nextInt(20));
      }
      try (Database database = Databases.at(place)) {
        FileLog log = new FileLog(file);
        Workflow workflow = DoomedProcess.workflow(database, log, shop.address());
        workflow.start();
        List<String> poIds = new ArrayList<>();
        for (int number = 0; number < DoomedProcess.UPLOADS; number++) {
          poIds.add(DoomedProcess.upload(workflow, number));
        }
        await()
            .alias("seed " + seed)
            .atMost(Duration.ofSeconds(40))
            .until(() -> ended(log) == ORDERS);
        workflow.close();

        assertThat(log.board(MERCHANT).snapshot(0).orders())
            .as("seed %d", seed)
            .hasSize(ORDERS)
            .filteredOn(it -> it.status() == OrderStatus.FAILED)
            .extracting(Order::poId)
            .containsExactly(poIds.getFirst());
        for (int number = 2; number < DoomedProcess.UPLOADS; number++) {
          assertThat(Orchestra.told(log, poIds.get(number)))
              .as("seed %d", seed)
              .isEqualTo(Orchestra.tellingOfTwoLines(number + ".csv", ""));
        }
        assertThat(log.events(MERCHANT).stream().map(it -> it.poId() + Orchestra.inWords(it)))
            .as("seed %d", seed)
            .doesNotHaveDuplicates();
        assertThat(shop.products()).hasSize(4 + 2 * (DoomedProcess.UPLOADS - 2));
      }
    }
  }

  private static long lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static long ended(FileLog log) {
    return log.board(MERCHANT).snapshot(0).orders().stream().filter(Order::hasEnded).count();
  }

  /** Kills it so many events and milliseconds after it began. */
  private void killWhileAtWork(
      String place, Path file, SandboxShop shop, int afterEvents, int afterMs)
      throws IOException, InterruptedException {
    long before = lines(file);
    String paths =
        String.join(
            File.pathSeparator,
            System.getProperty("java.class.path"),
            System.getProperty("jdk.module.path", ""),
            "target/test-classes");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                paths,
                DoomedProcess.class.getName(),
                place,
                file.toString(),
                shop.address().toString())
            .redirectError(Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("at work");
      await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(20))
          .until(() -> lines(file) >= before + afterEvents);
      assertThat(process.waitFor(afterMs, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
