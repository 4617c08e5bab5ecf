package dev.tallyboard.workflow;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.order.Orders;
import dev.tallyboard.workflow.shop.SandboxShop;
import dev.tallyboard.workflow.shop.ShopClient;
import dev.tallyboard.workflow.stage.Closing;
import dev.tallyboard.workflow.stage.OrderIds;
import dev.tallyboard.workflow.stage.StageRunner;
import dev.tallyboard.workflow.stage.Telling;
import dev.tallyboard.workflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The workflow of one installation: accepts orders, carries out their stages, tells the event log.
 * Its tables are those of {@link dev.tallyboard.workflow.store.OrderSchema}. Started and closed
 * once, by one thread.
 */
public final class Workflow implements AutoCloseable {
  private final Store store;
  private final Orders orders;
  private final Closing closing = new Closing();
  private final Relay relay;
  private final ShopDoor door;
  private final StageQueue queue;

  /**
   * Opens the shop's door; nothing is carried out before {@link #start}.
   *
   * @param dataSource whose schema is up to date; left open at close
   * @param log left open at close
   */
  public Workflow(DataSource dataSource, EventLog log, WorkflowSettings settings, Clock clock) {
    this(dataSource, log, settings, StageQueue.HEARTBEAT, clock);
  }

  /**
   * @param heartbeat of the workers; one that misses four is taken for dead
   */
  Workflow(
      DataSource dataSource,
      EventLog log,
      WorkflowSettings settings,
      Duration heartbeat,
      Clock clock) {
    store = new Store(dataSource);
    Telling telling = new Telling(clock);
    OrderIds ids = new OrderIds();
    orders = new Reception(store, telling, new OrderControl(telling, clock), ids, clock);
    relay = new Relay(store, log);
    door = ShopDoor.open(settings.shop());
    StageRunner runner =
        new StageRunner(
            store,
            telling,
            ids,
            door.client(),
            door.name(),
            door.mark(),
            closing,
            settings.pace(),
            clock);
    queue = new StageQueue(dataSource, runner, settings.threads(), heartbeat, clock);
    store.onCommit(relay::wake);
    store.onSchedule(queue::wake);
  }

  /** Goes on with whatever an earlier process left, at once. */
  public void start() {
    store.write(
        tables -> {
          tables.tasks().releaseThoseOfADeadProcess();
          return tables;
        });
    relay.start();
    queue.start();
  }

  /** What may be asked of it; uploads are accepted before the start too. */
  public Orders orders() {
    return orders;
  }

  /** Stops between two steps, within seconds; what is left goes on after the next start. */
  @Override
  public void close() {
    closing.wish();
    door.client().close();
    queue.close();
    relay.close();
    door.close();
  }

  /** The shop as the stages see it, with the sandbox's server behind it where it is one. */
  private record ShopDoor(ShopClient client, String name, String mark, Runnable onClose)
      implements AutoCloseable {
    static ShopDoor open(Shop shop) {
      return switch (shop) {
        case Shop.Real real ->
            new ShopDoor(
                new ShopClient(real.address(), real.token()),
                real.address().toString(),
                "",
                () -> {});
        case Shop.Sandbox sandbox -> {
          sandbox.server().start();
          yield new ShopDoor(
              new ShopClient(sandbox.server().address(), SandboxShop.TOKEN),
              "sandbox",
              " (sandbox)",
              sandbox.server()::close);
        }
      };
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
