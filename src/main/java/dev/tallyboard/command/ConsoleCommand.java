package dev.tallyboard.command;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.shell.ConsoleSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The operator's window. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = "Opens the operator's window on a gateway.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConsoleCommand implements Callable<Integer> {
  @Mixin private GatewayOptions gateway;
  @Mixin private FeedOptions feedOptions;

  @Override
  public Integer call() throws InterruptedException {
    try (Shutdown shutdown = Shutdown.onSignal();
        GatewayClient client = gateway.client()) {
      ConsoleSettings settings =
          ConsoleSettings.of(gateway.merchantName(), client.address().display());
      new Window(client, feedOptions.settings(), settings)
          .showUntilClosed(shutdown, CompletableFuture.completedFuture(client));
      return shutdown.exit(Program.OK);
    }
  }
}
