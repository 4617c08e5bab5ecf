package dev.tallyboard.console.shell;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.detail.OrderDesk;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.OrderDetail;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gateway off the FX thread, and brings each answer back to it. */
final class GatewayDesk implements OrderDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);
  private static final Texts TEXTS = Texts.of(GatewayDesk.class);

  private final Commands commands;
  private final Executor fxThread = new FxThread();
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-orders").factory());

  GatewayDesk(Commands commands) {
    this.commands = commands;
  }

  @Override
  public void detail(String poId, Consumer<Answer<OrderDetail>> then) {
    ask(() -> commands.detail(poId), then);
  }

  @Override
  public void retry(String poId, Stage stage, Consumer<Answer<RetryStarted>> then) {
    ask(() -> commands.retry(poId, stage), then);
  }

  @Override
  public void hold(OrderHold what, String poId, Consumer<Answer<OrderHeld>> then) {
    ask(() -> commands.hold(what, poId), then);
  }

  /** Gives up what is under way; its answers come no more. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private <T> void ask(Supplier<Answer<T>> request, Consumer<Answer<T>> then) {
    workers.execute(
        () -> {
          Answer<T> answer = answer(request);
          if (!workers.isShutdown()) {
            fxThread.execute(() -> then.accept(answer));
          }
        });
  }

  private static <T> Answer<T> answer(Supplier<Answer<T>> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      LOG.error("a request ended unexpectedly", e);
      return new Answer.Failed<>(TEXTS.of("request.broke-off"), null);
    }
  }
}
