package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.keyring.TokenStore;
import dev.tallyboard.command.check.QuickLook;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.settings.profiles.Finding;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.Session;
import dev.tallyboard.console.shell.Sessions;
import dev.tallyboard.feed.FeedSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens profiles with the tokens that are kept for them.
 *
 * @param given goes before what the operator has set, but for whether realtime is wanted
 */
record ProfileSessions(
    Folders folders, TokenStore tokens, Clock clock, Optional<FeedSettings> given)
    implements Sessions {
  @Override
  public Session open(Profile profile, Realtime realtime) {
    GatewayAddress address = profile.address();
    String merchant = profile.merchant() == null ? "local" : profile.merchant();
    FeedSettings settings =
        given.map(it -> it.withRealtime(realtime.live())).orElseGet(realtime::feedSettings);
    Rhythm rhythm =
        new Rhythm(Rhythm.USUAL.heartbeat(), Rhythm.USUAL.lateAfter(), settings.pollInterval());
    return GatewaySession.keeping(
        new AlarmFile(folders.alarms(address.display(), merchant)),
        new GatewayClient(address, token(profile)),
        settings,
        ConsoleSettings.of(merchant, address.display()).with(rhythm),
        clock);
  }

  @Override
  public Optional<Supplier<Session>> demo() {
    return Optional.of(() -> DemoSession.start(Realtime.DEFAULT.feedSettings()));
  }

  @Override
  public void test(Profile profile, @Nullable String token, Consumer<Finding> each)
      throws InterruptedException {
    try (GatewayClient client =
        new GatewayClient(
            profile.address(), token == null ? token(profile) : () -> Optional.of(token))) {
      QuickLook.at(client, each);
    }
  }

  private Supplier<Optional<String>> token(Profile profile) {
    GatewayAddress address = profile.address();
    return new SessionToken(() -> tokens.find(profile.id()), () -> folders.tokens().find(address));
  }
}
