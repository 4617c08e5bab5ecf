package dev.tallyboard.command;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Feed;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The console's feed without a window. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Follows a gateway without a window, for terminals and scripts.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WatchCommand implements Callable<Integer> {
  /** How often the ends of the watch are looked for. */
  private static final Duration LOOK = Duration.ofMillis(50);

  @Mixin private GatewayOptions gateway;
  @Mixin private FeedOptions feedOptions;

  @Option(names = "--json", description = "one JSON object a line, and nothing else")
  private boolean json;

  @Option(names = "--for", paramLabel = "TIME", description = "end after this time")
  private @Nullable Duration duration;

  @Option(
      names = "--until-idle",
      paramLabel = "TIME",
      description = "end when this time has passed live without an event; heartbeats are none")
  private @Nullable Duration idle;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    WatchLog log = new WatchLog(json ? new JsonLines(out) : new PlainLines(out));
    try (Shutdown shutdown = Shutdown.onSignal();
        GatewayClient client = gateway.client()) {
      try (Feed feed = new Feed(client, feedOptions.settings(), log, Clock.systemUTC())) {
        feed.start();
        long start = System.nanoTime();
        while (shutdown.isQuietFor(LOOK) && !log.isOver()) {
          if (duration != null && System.nanoTime() - start >= duration.toNanos()) {
            break;
          }
          if (idle != null && log.idleNanos() >= idle.toNanos()) {
            break;
          }
        }
      }
      log.end();
      return shutdown.exit(verdict(log, client));
    }
  }

  private int verdict(WatchLog log, GatewayClient client) {
    ConnectionState last = log.state();
    String why =
        switch (last) {
          case SIGN_IN ->
              "The gateway refused the token; give a good one with --token-file or"
                  + " TALLYBOARD_TOKEN";
          case STOPPED ->
              "The gateway at " + client.address().display() + " asked not to come back";
          default ->
              log.hadSnapshot() ? "" : "No snapshot ever came from " + client.address().display();
        };
    if (why.isEmpty()) {
      return Program.OK;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(why);
    err.flush();
    return Program.FAILED;
  }
}
