package dev.tallyboard.workflow;

import dev.tallyboard.command.Database;
import dev.tallyboard.command.Databases;
import dev.tallyboard.order.Document;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process with a workflow in it, which uploads a few documents and works until it is killed. */
final class DoomedProcess {
  static final int UPLOADS = 6;

  private DoomedProcess() {}

  static Workflow workflow(Database database, FileLog log, URI shop) {
    return new Workflow(
        database.dataSource(),
        log,
        WorkflowSettings.with(new Shop.Real(shop, SandboxShop.TOKEN))
            .pacedBy(Duration.ofMillis(10)),
        Clock.systemUTC());
  }

  /** The same key each time: however often it is done, it is the same order. */
  static String upload(Workflow workflow, int number) {
    String content =
        switch (number) {
          case 0 -> "%PDF-1.7";
          case 1 -> Orchestra.THREE_ORDERS;
          default -> Orchestra.TWO_LINES.replace("Nordic Mugs", "Supplier " + number);
        };
    return workflow
        .orders()
        .upload(
            new Document(
                Orchestra.MERCHANT,
                number + ".csv",
                content.getBytes(StandardCharsets.UTF_8),
                "upload " + number))
        .poId();
  }

  /**
   * @param args place of the database, file of the log, address of the shop
   */
  @SuppressWarnings("SystemOut") // What the parent waits for.
  public static void main(String[] args) throws InterruptedException {
    Database database = Databases.at(args[0]);
    Workflow workflow = workflow(database, new FileLog(Path.of(args[1])), URI.create(args[2]));
    workflow.start();
    System.out.println("at work");
    for (int number = 0; number < UPLOADS; number++) {
      upload(workflow, number);
    }
    new CountDownLatch(1).await();
  }
}
