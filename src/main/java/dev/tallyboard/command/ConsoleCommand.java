package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.alarm.AlarmMemory;
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
      AlarmFile file =
          new AlarmFile(
              Folders.ofThisUser().alarms(client.address().display(), gateway.merchantName()));
      ConsoleSettings settings =
          ConsoleSettings.of(gateway.merchantName(), client.address().display());
      try (AlarmKeeper keeper = new AlarmKeeper(file)) {
        new Window(client, feedOptions.settings(), settings, new AlarmMemory(file.load(), keeper))
            .showUntilClosed(shutdown, CompletableFuture.completedFuture(client));
      }
      return shutdown.exit(Program.OK);
    }
  }
}
