package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.keyring.TokenStore;
import dev.tallyboard.client.keyring.UserTokens;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.ProfileDesk;
import dev.tallyboard.console.shell.Session;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The operator's window. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the operator's window on the connection profile that was shown last; the first time it"
          + " asks for one.",
      "With --url, --merchant or a token it opens that gateway instead, for this time."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConsoleCommand implements Callable<Integer> {
  @Mixin private GatewayOptions gateway;
  @Mixin private FeedOptions feedOptions;

  @Override
  public Integer call() throws InterruptedException {
    try (Shutdown shutdown = Shutdown.onSignal()) {
      if (gateway.areGiven()) {
        showGateway(shutdown);
      } else {
        showProfiles(shutdown);
      }
      return shutdown.exit(Program.OK);
    }
  }

  private void showGateway(Shutdown shutdown) throws InterruptedException {
    GatewayClient client = gateway.client();
    String merchant = gateway.merchantName();
    String display = client.address().display();
    try (Session session =
        GatewaySession.keeping(
            new AlarmFile(Folders.ofThisUser().alarms(display, merchant)),
            client,
            feedOptions.settings(),
            ConsoleSettings.of(merchant, display),
            Clock.systemUTC())) {
      Window.withoutProfiles().showUntilClosed(shutdown, it -> it.show(session));
    }
  }

  private void showProfiles(Shutdown shutdown) throws InterruptedException {
    Folders folders = Folders.ofThisUser();
    Optional<OneInstance> claimed = OneInstance.claim(folders.runtime(), shutdown);
    if (claimed.isEmpty()) {
      return; // the window that is open has come to the front
    }
    try (OneInstance only = claimed.get()) {
      showProfiles(shutdown, folders, only);
    }
  }

  private void showProfiles(Shutdown shutdown, Folders folders, OneInstance only)
      throws InterruptedException {
    TokenStore tokens = UserTokens.in(folders.profileTokens(), folders.system());
    ProfileDesk.Tools tools =
        new ProfileDesk.Tools(
            new ProfileSessions(folders, tokens, Clock.systemUTC(), feedOptions.given()), tokens);
    Window.withProfiles()
        .showUntilClosed(
            shutdown,
            it -> {
              it.showProfiles(tools);
              only.onAsked(() -> new FxThread().execute(it::toFront));
            });
  }
}
