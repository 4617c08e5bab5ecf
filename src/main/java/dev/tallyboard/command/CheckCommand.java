package dev.tallyboard.command;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.command.check.Inspection;
import dev.tallyboard.command.check.JsonReport;
import dev.tallyboard.command.check.PlainReport;
import dev.tallyboard.command.check.Report;
import dev.tallyboard.command.check.Terms;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates an endpoint. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Validates an endpoint against the wire contract: says of each requirement what was seen, and"
          + " whether it holds.",
    },
    footer = {
      "",
      "PASS: seen to hold. FAIL: seen not to hold. SKIP: not offered, or not to be seen this time.",
      "A server without a snapshot is held to the first half of the contract (stream, heartbeats,"
          + " events); what it offers of the second half has to be right all the same.",
      "Ends with 0 when nothing failed, with 1 otherwise. Without --publish it only reads.",
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {
  private static final String STREAM = "/api/realtime/events";

  @Parameters(arity = "0..1", paramLabel = "URL", description = "the same as --url")
  private @Nullable String address;

  @Mixin private GatewayOptions gateway;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "how long to watch the stream (default: two heartbeats and 5s: 35s)")
  private @Nullable Duration duration;

  @Option(
      names = "--heartbeat",
      paramLabel = "TIME",
      defaultValue = "15s",
      description = "the interval to expect (default: ${DEFAULT-VALUE}, the contract's)")
  private Duration heartbeat;

  @Option(
      names = "--publish",
      description =
          "also publish the events of a test order and measure how they arrive; the order stays on"
              + " the board, done, as \"Test of this endpoint\"")
  private boolean publish;

  @Option(names = "--json", description = "one JSON object a line, and nothing else")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Shutdown shutdown = Shutdown.onSignal();
        GatewayClient client = client()) {
      Terms terms =
          new Terms(
              duration == null ? Terms.watchFor(heartbeat) : duration,
              heartbeat,
              Terms.PATIENCE,
              publish,
              gateway.namesToken());
      Report report = json ? new JsonReport(out) : new PlainReport(out);
      if (!json) {
        out.println(
            "Checking %s for %d s"
                .formatted(client.address().url(), Math.max(1, terms.watch().toSeconds())));
        out.flush();
      }
      List<String> broken = Inspection.run(client, terms, shutdown::isQuietFor, report);
      if (!broken.isEmpty()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
            broken.size()
                + (broken.size() == 1 ? " requirement is" : " requirements are")
                + " not met: "
                + String.join(", ", broken));
        err.flush();
      }
      return shutdown.exit(broken.isEmpty() ? Program.OK : Program.FAILED);
    }
  }

  private GatewayClient client() {
    if (address == null) {
      return gateway.client();
    }
    // The stream's own address is as good.
    String base = address.strip().replaceFirst("(\\?.*)?$", "");
    return gateway.client(
        base.endsWith(STREAM) ? base.substring(0, base.length() - STREAM.length()) : address);
  }
}
