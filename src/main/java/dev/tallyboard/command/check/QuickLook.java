package dev.tallyboard.command.check;

import dev.tallyboard.client.ConnectFault;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.RawHead;
import dev.tallyboard.console.settings.profiles.Finding;
import dev.tallyboard.console.settings.profiles.Finding.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks whether an operator can follow a gateway, in seconds: no check of the whole contract. */
public final class QuickLook {
  /** From the request to the response headers. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** The contract's interval, and some. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(18);

  private QuickLook() {}

  /**
   * Takes 28 s at most; the last finding is a bad one, or a heartbeat.
   *
   * @param each told of each finding as soon as it is made
   */
  public static void at(GatewayClient client, Consumer<Finding> each) throws InterruptedException {
    long start = System.nanoTime();
    try (WatchedStream stream = WatchedStream.of(client.wire().open(Endpoint.request(), ANSWER))) {
      each.accept(Finding.good(Step.ADDRESS, msSince(start)));
      Finding refusal = refusal(stream.head());
      if (refusal != null) {
        each.accept(refusal);
        return;
      }
      each.accept(Finding.good(Step.STREAM, 0));
      each.accept(Finding.good(Step.TOKEN, 0));
      each.accept(Finding.good(Step.MERCHANT, 0));
      each.accept(heartbeat(stream.recording()));
    } catch (IOException e) {
      each.accept(Finding.bad(Step.ADDRESS, reason(e)));
    }
  }

  private static @Nullable Finding refusal(RawHead head) {
    return switch (head.status()) {
      case 200 -> head.isEventStream() ? null : Finding.bad(Step.STREAM, "not-an-event-stream");
      case 401 -> Finding.bad(Step.TOKEN, "http-401");
      case 400, 403 -> Finding.bad(Step.MERCHANT, "http-" + head.status());
      default -> Finding.bad(Step.STREAM, "http-" + head.status());
    };
  }

  private static Finding heartbeat(Recording recording) throws InterruptedException {
    Seen seen = recording.await(it -> !it.heartbeats().isEmpty(), HEARTBEAT);
    return seen.heartbeats().isEmpty()
        ? Finding.bad(Step.HEARTBEAT, seen.ended() == null ? "no-heartbeat" : "closed-by-server")
        : Finding.good(
            Step.HEARTBEAT, (seen.heartbeats().getFirst().at() - seen.openedAt()) / 1_000_000);
  }

  private static String reason(IOException e) {
    return switch (e.getCause()) {
      case IOException cause -> ConnectFault.reason(cause);
      case TimeoutException _ -> "no-response";
      case null, default -> "connection-lost";
    };
  }

  private static long msSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
