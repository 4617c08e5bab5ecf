package dev.tallyboard.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The window on a gateway and a workflow of its own, sample orders flowing; fresh each time. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows live workflow progress with nothing else installed.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  @Mixin private FeedOptions feedOptions;

  @Override
  public Integer call() throws InterruptedException {
    Window.requireDisplay();
    try (Shutdown shutdown = Shutdown.onSignal();
        DemoSession demo = DemoSession.start(feedOptions.settings())) {
      Window window = Window.withoutProfiles();
      var _ = demo.ready().whenComplete((_, failure) -> closeOn(failure, window));
      window.showUntilClosed(shutdown, it -> it.show(demo));
      requireStarted(demo.ready());
      return shutdown.exit(Program.OK);
    }
  }

  private static void closeOn(@Nullable Throwable failure, Window window) {
    if (failure != null) {
      window.close();
    }
  }

  private static void requireStarted(CompletableFuture<Void> ready) {
    if (ready.isCompletedExceptionally()) {
      try {
        ready.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof CommandFailure failure
            ? failure
            : new CommandFailure("The demo's gateway did not start", e);
      }
    }
  }
}
