package dev.tallyboard.command;

import static dev.tallyboard.command.WatchedLines.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.command.WatchedLines.Told;
import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a file on disk to the board of another process, by the program's own commands. */
@Timeout(180)
class TheWholeWayTest {
  private static final String NO_PDF_YET =
      "This is a PDF (%s); only CSV files can be read so far. Export the order as CSV and upload it"
          + " again.";

  @TempDir Path home;
  private TallyboardProcess gateway;
  private String url;

  @BeforeEach
  void start() {
    gateway =
        TallyboardProcess.start(
            home, "gateway", "--port", "0", "--data", home.resolve("data").toString());
    url = gateway.awaitLine("listening on ").substring("listening on ".length());
  }

  @AfterEach
  void stop() throws InterruptedException {
    gateway.terminate();
    assertThat(gateway.awaitExit()).isZero();
    assertThat(gateway.err()).isEmpty();
  }

  @Test
  void filesBecomeOrdersOnTheBoardOfAnotherProcess() throws Exception {
    SampleFiles files = SampleFiles.write(home, "A", 3);

    Snapshot board = journey(files.all());

    assertThat(board.orders()).hasSize(2 + SampleFiles.ORDERS_OF_REGISTER);
    assertThat(ordersOf(board, "A-block.csv"))
        .singleElement()
        .satisfies(it -> assertDone(it, "A-100", 3));
    List<Order> register = ordersOf(board, "A-register.csv");
    assertThat(register)
        .extracting(Order::poNumber)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, SampleFiles.ORDERS_OF_REGISTER)
                .mapToObj(it -> SampleFiles.numberInRegister("A", it))
                .toList());
    assertThat(register).allSatisfy(it -> assertDone(it, it.poNumber(), 1));
    assertThat(ordersOf(board, "A-scan.pdf"))
        .singleElement()
        .satisfies(it -> assertUnreadable(it, "A-scan.pdf"));
  }

  /** Real documents, in a folder outside: {@code mvn verify -Dpo.docs=FOLDER}. */
  @Test
  void publishedDocumentsBecomeTheOrdersOfTheirManifest() throws Exception {
    Path folder = Path.of(System.getProperty("po.docs", ""));
    assumeTrue(
        Files.isRegularFile(folder.resolve("manifest.csv")),
        "skipped: name the folder of published documents with -Dpo.docs=FOLDER");
    List<NamedCsvRecord> tables = described(folder, "csv-");
    NamedCsvRecord pdf = described(folder, "pdf-").getFirst();

    Snapshot board =
        journey(
            Stream.concat(tables.stream(), Stream.of(pdf))
                .map(it -> folder.resolve(it.getField("file")))
                .toList());

    for (NamedCsvRecord table : tables) {
      List<Order> orders = ordersOf(board, table.getField("file"));
      assertThat(orders)
          .extracting(Order::poNumber)
          .containsExactlyInAnyOrder(table.getField("po_number").split("\\|"));
      assertThat(orders).extracting(Order::status).containsOnly(OrderStatus.DONE);
      assertThat(orders.stream().mapToInt(Order::lineItems).sum())
          .isEqualTo(Integer.parseInt(table.getField("line_count")));
    }
    assertThat(ordersOf(board, pdf.getField("file")))
        .singleElement()
        .satisfies(it -> assertUnreadable(it, pdf.getField("file")));
  }

  /** Submits the files while one watch follows; returns the board that a second one ends with. */
  private Snapshot journey(List<Path> files) throws Exception {
    try (TallyboardProcess follower = program("watch", "--json")) {
      follower.awaitLine("{\"kind\":\"snapshot\"");
      List<String> names = files.stream().map(Path::toString).toList();
      try (TallyboardProcess submit = program("submit", names.toArray(String[]::new))) {
        assertThat(submit.awaitExit()).as("%s", submit.err()).isZero();
        assertThat(submit.out()).hasSize(files.size());
      }
      Snapshot board;
      try (TallyboardProcess watch = program("watch", "--json", "--until-idle", "2s")) {
        assertThat(watch.awaitExit()).as("%s", watch.err()).isZero();
        board = new WatchedLines(watch.out()).board();
      }
      follower.terminate();
      assertThat(follower.awaitExit()).isZero();
      WatchedLines followed = new WatchedLines(follower.out());
      assertThat(followed.board().orders()).isEqualTo(board.orders());
      assertThat(followed.board().lastEventId()).isEqualTo(board.lastEventId());
      List<Told> events = followed.events();
      assertThat(events.stream().map(Told::n))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
      assertThat(board.lastEventId()).endsWith("-" + events.size());
      return board;
    }
  }

  private TallyboardProcess program(String command, String... args) {
    List<String> all = new ArrayList<>(List.of(command, "--url", url));
    all.addAll(List.of(args));
    return TallyboardProcess.start(home, all.toArray(String[]::new));
  }

  private static void assertDone(Order order, String number, int lines) {
    assertThat(order.status()).isEqualTo(OrderStatus.DONE);
    assertThat(order.poNumber()).isEqualTo(number);
    assertThat(order.lineItems()).isEqualTo(lines);
  }

  private static void assertUnreadable(Order order, String name) {
    assertThat(order.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(order.currentRun().orElseThrow().error()).isEqualTo(NO_PDF_YET.formatted(name));
  }

  private static List<NamedCsvRecord> described(Path folder, String prefix) throws IOException {
    try (CsvReader<NamedCsvRecord> manifest =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("manifest.csv"))) {
      return manifest.stream().filter(it -> it.getField("file").startsWith(prefix)).toList();
    }
  }
}
