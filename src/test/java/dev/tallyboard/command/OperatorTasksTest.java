package dev.tallyboard.command;

import static dev.tallyboard.command.ProfileWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import dev.tallyboard.workflow.Shop;
import dev.tallyboard.workflow.WorkflowSettings;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tasks of an operator's morning, one after the other in one window, by the mouse alone and by
 * keys alone; gateway, workflow and shop are real. What is asserted is what stands on the screen.
 * More ways to the same: {@link ProfilesTest} for signing in again, {@link DemoFaultsTest} and
 * {@link dev.tallyboard.scenario.ScenarioTest} for other faults. The dialog for files is the
 * system's own and answers by itself.
 */
final class OperatorTasksTest {
  @Nested
  final class ByMouse extends Morning {
    ByMouse() {
      super(MouseAlone::new);
    }
  }

  @Nested
  final class ByKeys extends Morning {
    ByKeys() {
      super(KeysAlone::new);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  abstract static class Morning {
    private static final byte[] SECRET =
        "a secret of thirty-two bytes, at least".getBytes(StandardCharsets.UTF_8);

    /** Nothing comes back before the operator asks for it. */
    private static final FeedSettings PATIENT =
        new FeedSettings(
            Duration.ofSeconds(10), Optional.of(Duration.ofMinutes(1)), 10, Duration.ofMillis(300));

    private static final String WHY =
        "Shopify refused \"Cup 3\": This product is not allowed in the sandbox.";

    private final BiFunction<ProfileWindow, SeenOrders, OperatorInput> way;
    private final SandboxShop shop = new SandboxShop();

    /** Where one task fails, those behind it would only wait for what does not come. */
    @RegisterExtension
    final TestExecutionExceptionHandler over =
        (_, e) -> {
          lost = true;
          throw e;
        };

    private boolean lost;
    private Server server;
    private ProfileWindow window;
    private SeenOrders orders;
    private OperatorInput operator;

    Morning(BiFunction<ProfileWindow, SeenOrders, OperatorInput> way) {
      this.way = way;
    }

    @BeforeAll
    void openTheFirstRun(@TempDir Path folder) throws IOException {
      shop.refuse(title -> title.equals("Cup 3"));
      server =
          Server.open(
              folder.resolve("data"),
              Optional.empty(),
              GatewaySettings.at("127.0.0.1", 0).withHeartbeat(Duration.ofMillis(200)),
              Access.hs256(SECRET, Clock.systemUTC()),
              WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(Duration.ofMillis(30)),
              10_000,
              Clock.systemUTC());
      server.startGateway();
      List<Path> files =
          List.of(
              Files.write(folder.resolve("PO-7001.csv"), order("PO-7001", 2)),
              Files.write(folder.resolve("PO-7002.csv"), order("PO-7002", 4)),
              Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.7 a picture of an order"));
      window = new ProfileWindow(folder.resolve("home"), Optional.of(PATIENT), files);
      orders = new SeenOrders(window);
      operator = way.apply(window, orders);
      window.robot.moveTo(window.stage.getX() + 600, window.stage.getY() + 20); // off the list
    }

    @BeforeEach
    void goOnOnlyWhereAllWentWell() {
      assumeFalse(lost, "a task before this one failed");
    }

    @AfterAll
    void close() {
      if (window != null) {
        window.close();
      }
      server.close();
    }

    @Test
    @Order(1)
    void signsIn() {
      assertThat(window.texts()).contains("Welcome to Tallyboard");

      operator.signIn(server.url(), token());

      window.awaitWord("Live");
      waitFor(() -> assertThat(window.title()).isEqualTo("Tallyboard, m_1"));
      window.awaitText("No purchase orders yet");
      assertThat(bell()).containsExactly("0", "alarms");
    }

    @Test
    @Order(2)
    void addsOrders() {
      operator.addOrders();

      awaitRow("PO-7001", "Done", "100 %", "All stages done, 2 line items");
      awaitRow("PO-7002", "Failed", "0 %");
      awaitRow("scan.pdf", "Failed", "0 %");
      waitFor(() -> assertThat(orders.numbers()).hasSize(3).endsWith("PO-7001"));
      waitFor(() -> assertThat(bell()).containsExactly("2", "alarms,\n2 new"));
    }

    @Test
    @Order(3)
    void findsAnOrder() {
      operator.findTheDoneOrder();

      waitFor(() -> assertThat(orders.chosen()).isEqualTo("PO-7001"));
      assertThat(orders.numbers()).containsExactly("PO-7001");
      assertThat(window.texts("#shown")).anyMatch(it -> it.startsWith("1 of 3 orders"));
      assertThat(window.focused()).isEqualTo("order-list");

      operator.showAllOrders();

      waitFor(() -> assertThat(orders.numbers()).hasSize(3));
      assertThat(orders.chosen()).isEqualTo("PO-7001");
    }

    @Test
    @Order(4)
    void understandsAFailure() {
      operator.openFailed("PO-7002");

      waitFor(
          () ->
              assertThat(window.texts("#detail"))
                  .contains("PO-7002", "Shopify sync failed", WHY, "C-3", "Cup 3", "4.50")
                  .anyMatch(it -> it.contains("Attempt 1, stopped at 50 %")));
      assertThat(window.focused())
          .as("the keys are where one acts")
          .isEqualTo("detail-acknowledge");
    }

    @Test
    @Order(5)
    void acknowledgesIt() {
      operator.acknowledge();

      waitFor(() -> assertThat(bell()).containsExactly("2", "alarms,\n1 new"));
      awaitRow("PO-7002", "Failed");
      waitFor(() -> assertThat(orders.texts("PO-7002")).anyMatch(it -> it.startsWith("acked ")));
      assertThat(window.texts("#detail"))
          .doesNotContain("Acknowledge")
          .anyMatch(it -> it.contains("Acknowledged "));
      assertThat(window.focused()).isEqualTo("detail-retry");
    }

    @Test
    @Order(6)
    void retriesIt() {
      shop.refuse(_ -> false);

      operator.retry();

      awaitRow("PO-7002", "Done", "100 %", "All stages done, 4 line items");
      waitFor(() -> assertThat(window.texts("#detail")).contains("All stages done"));
      waitFor(() -> assertThat(bell()).containsExactly("1", "alarm,\n1 new"));

      operator.closeDetails();

      waitFor(() -> assertThat(window.texts("#detail")).isEmpty());
      assertThat(window.focused()).isEqualTo("order-list");
      assertThat(orders.chosen()).isEqualTo("PO-7002");
    }

    @Test
    @Order(7)
    void shelvesAnAlarm() {
      operator.shelve("scan.pdf");

      awaitRow("scan.pdf", "Shelved");
      waitFor(() -> assertThat(orders.texts("scan.pdf")).anyMatch(it -> it.contains("until ")));
      waitFor(() -> assertThat(bell()).containsExactly("0", "alarms"));
    }

    @Test
    @Order(8)
    void survivesADisconnection() {
      aColleagueAdds("PO-7003", 40);
      awaitRow("PO-7003", "Running");

      server.stopGateway();
      window.awaitWord("Offline");
      window.awaitText("Polls get no answer either");
      assertThat(orders.numbers()).as("what was known stays").hasSize(4);
      server.startGateway();
      operator.reconnectNow();

      window.awaitWord("Live");
      window.awaitText("Live again");
      awaitRow("PO-7003", "Done", "100 %", "All stages done, 40 line items");
      awaitRow("scan.pdf", "Shelved");
      assertThat(bell()).containsExactly("0", "alarms");
    }

    private void awaitRow(String number, String... texts) {
      waitFor(() -> assertThat(orders.texts(number)).as(number).contains(texts));
    }

    private List<String> bell() {
      return window.texts("#bell").stream().filter(it -> it.matches("[\\w ,\n]+")).toList();
    }

    private void aColleagueAdds(String number, int lines) {
      try (GatewayClient client =
          new GatewayClient(GatewayAddress.of(server.url(), "m_1"), () -> Optional.of(token()))) {
        assertThat(client.upload(number + ".csv", order(number, lines), number))
            .isInstanceOf(Answer.Ok.class);
      }
    }

    private static String token() {
      return Tokens.mint(SECRET, List.of("m_1"), EnumSet.allOf(Scope.class), null);
    }

    private static byte[] order(String number, int lines) {
      StringBuilder csv =
          new StringBuilder("PO Number,Supplier,Currency,Date,SKU,Description,Qty,Unit Price\n");
      for (int i = 1; i <= lines; i++) {
        csv.append("%s,Nordic,EUR,2026-03-01,C-%d,Cup %d,10,4.50\n".formatted(number, i, i));
      }
      return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
