package dev.tallyboard.command;

import dev.tallyboard.bus.redis.RedisPublisher;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.command.EventLine.Bad;
import dev.tallyboard.command.EventLine.Item;
import dev.tallyboard.command.LinesAhead.Line;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Kind;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes events. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes one event, or JSON lines from standard input; prints the id of each as soon as it"
          + " is stored.",
    },
    footer = {
      "",
      "One event:",
      "  tallyboard publish progress --po po_1 --workflow wf_1 --stage ai_parsing \\",
      "      --progress 40 --message \"Reading\"",
      "Without KIND, each line of standard input is an event:",
      "  {\"event\":\"progress\",\"data\":{\"poId\":\"po_1\",\"progress\":40, ...}}",
      "or a line that 'tallyboard watch --json' printed, so that a recording can be published"
          + " again; its lines of other kinds are passed over:",
      "  tallyboard watch --json --for 60s > recording",
      "  tallyboard publish --url http://127.0.0.1:9090 < recording",
      "A line that comes alone is sent at once; lines that are there together are sent together."
          + " The first line that cannot be published ends it, and is named.",
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PublishCommand implements Callable<Integer> {
  /** A gateway takes 1,000 events and 8 MiB at once. */
  private static final int LINES_AT_ONCE = 1_000;

  private static final int BYTES_AT_ONCE = 2 << 20;

  /** How often the end is looked for while nothing comes. */
  private static final Duration LOOK = Duration.ofMillis(50);

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "progress, stage, completion or error; without one, standard input is read")
  private @Nullable String kind;

  @Mixin private EventOptions options;
  @Mixin private GatewayOptions gateway;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description =
          "publish straight to Redis instead of a gateway, for --merchant (default: local). Name it"
              + " as TALLYBOARD_REDIS where it holds a password")
  private @Nullable String redis;

  @Mixin private RedisTls redisTls;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Event single = single();
    try (Shutdown shutdown = Shutdown.onSignal()) {
      return shutdown.exit(publish(single, shutdown));
    }
  }

  private int publish(@Nullable Event single, Shutdown shutdown) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (redis == null) {
        try (GatewayClient client = gateway.client()) {
          publish(single, new PublishedEvents(client::publish, out, shutdown), shutdown);
        }
      } else {
        try (RedisPublisher publisher =
            RedisPublisher.open(redisTls.address(redis), Clock.systemUTC())) {
          EventSink sink = EventSink.redis(publisher, gateway.merchantName());
          publish(single, new PublishedEvents(sink, out, shutdown), shutdown);
        }
      }
      return Program.OK;
    } catch (CommandFailure e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(e.sentence());
      err.flush();
      return Program.FAILED;
    }
  }

  private static void publish(@Nullable Event single, PublishedEvents published, Shutdown shutdown)
      throws InterruptedException {
    if (single != null) {
      published.single(single);
    } else {
      publishLines(new FileInputStream(FileDescriptor.in), published, shutdown);
    }
  }

  private @Nullable Event single() {
    try {
      if (redis != null && gateway.namesUrl()) {
        throw new EventOptions.Unfit("name a gateway with --url, or --redis, and not both");
      }
      if (kind == null) {
        options.requireNone();
        if (isTypedByHand()) {
          throw new EventOptions.Unfit(
              "name a kind of event, or give JSON lines on standard input");
        }
        return null;
      }
      Kind known =
          Kind.of(kind)
              .orElseThrow(
                  () ->
                      new EventOptions.Unfit(
                          "'"
                              + kind
                              + "' is no kind of event; progress, stage, completion and"
                              + " error are"));
      return options.event(known);
    } catch (EventOptions.Unfit e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** A person who names no kind at a terminal waits for an answer that would never come. */
  private static boolean isTypedByHand() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static void publishLines(InputStream in, PublishedEvents published, Shutdown shutdown)
      throws InterruptedException {
    LinesAhead lines = LinesAhead.of(in, EventLine.MAX_LENGTH);
    try {
      while (!lines.isOver()) {
        if (shutdown.isRequested()) {
          endEarly(lines, published);
          return;
        }
        publish(lines.next(LINES_AT_ONCE, BYTES_AT_ONCE, LOOK), published);
      }
      publish(lines.next(LINES_AT_ONCE, BYTES_AT_ONCE, Duration.ZERO), published);
    } catch (IOException e) {
      throw new CommandFailure("Standard input broke off" + published.soFar(), e);
    }
  }

  private static void publish(List<Line> lines, PublishedEvents published)
      throws InterruptedException {
    List<Item> items = new ArrayList<>();
    for (Line line : lines) {
      switch (EventLine.of(line)) {
        case Item it -> items.add(it);
        case EventLine.Nothing _ -> {}
        case Bad it -> {
          published.lines(items);
          throw published.bad(it);
        }
      }
    }
    published.lines(items);
  }

  private static void endEarly(LinesAhead lines, PublishedEvents published) {
    if (lines.hasMore()) {
      throw new CommandFailure(
          "Stopped while lines were waiting to be published" + published.soFar());
    }
  }
}
