package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.EventId;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Gateway;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.support.HostileNetwork;
import dev.tallyboard.support.HostileNetwork.Fault;
import dev.tallyboard.support.Rounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise that all others serve: whatever happens on the way, in the end the console's board is
 * the gateway's. A seeded random decides what happens; {@code -Dequality.seed} repeats one run.
 */
class BoardEqualityTest {
  private static final int STEPS = 8;
  private static final int RETAIN = 100;

  @TempDir private Path folder;
  private int logs;
  private Database database;
  private LocalEventLog log;
  private Gateway gateway;
  private GatewaySettings settings =
      new GatewaySettings("127.0.0.1", 0, Duration.ofMillis(100), 100, 64, 1 << 20);

  @BeforeEach
  void openLog() {
    database = Database.open(folder.resolve("log-" + logs++), List.of(new EventLogSchema()));
    log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), RETAIN);
    startGateway();
  }

  @AfterEach
  void closeLog() {
    gateway.close();
    log.close();
    database.close();
  }

  private void startGateway() {
    gateway =
        Gateway.start(settings, log, Optional.empty(), Access.open("local"), Clock.systemUTC());
    settings = settings.onPort(gateway.port());
  }

  @Test
  void whateverBreaksTheClientsBoardEqualsTheGatewaysAndLiveWasTrue() throws Exception {
    Long only = Long.getLong("equality.seed");
    long first = only != null ? only : System.nanoTime();
    int runs = only != null ? 1 : Rounds.of(25, 1_000);
    Set<Fault> met = EnumSet.noneOf(Fault.class);
    for (int run = 0; run < runs; run++) {
      long seed = first + run;
      try {
        met.addAll(run("m_" + run, seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "Run " + run + " failed; repeat it with -Dequality.seed=" + seed, e);
      }
    }
    if (runs > 20) {
      assertThat(met).containsAll(HostileNetwork.faults());
    }
  }

  private Set<Fault> run(String merchant, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomEvents events = new RandomEvents(random.split());
    Set<EventId> progress = new HashSet<>();
    JumpingClock clock = new JumpingClock();
    publish(merchant, events.next(random.nextInt(60)), progress);
    try (HostileNetwork network = new HostileNetwork(settings.port(), random.nextLong());
        Troubled console = new Troubled(network.url(), merchant, clock)) {
      for (int step = 0; step < STEPS; step++) {
        publish(merchant, events.next(1 + random.nextInt(40)), progress);
        switch (random.nextInt(24)) {
          case 0 -> restartGateway();
          case 1 -> {
            if (random.nextInt(4) == 0) {
              closeLog();
              openLog();
            }
          }
          case 2, 3, 4 -> network.cutAll();
          case 5, 6, 7, 8 -> network.heal();
          case 9 -> console.reconnectNow();
          case 10 -> clock.jump(Duration.ofHours(random.nextInt(-50, 50)));
          case 11 -> console.actIfAsked();
          default -> {
            network.turnHostile();
            if (random.nextBoolean()) {
              network.cutAll();
            }
          }
        }
        network.awaitRequest(Duration.ofMillis(1 + random.nextInt(150)));
      }
      network.heal();
      publish(merchant, events.next(20), progress);
      EventId head = log.head(merchant);
      await()
          .atMost(Duration.ofSeconds(25))
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                console.actIfAsked();
                return console.isLiveAt(head);
              });
      assertSameBoard(console.board(), truth(merchant));
      console.assertNothingWasDoubledOrSilentlyLost(progress::contains);
      console.assertLiveOnlyWhileItWasTrue(network.wholeEvents(), System.nanoTime());
      return network.met();
    }
  }

  private void restartGateway() {
    gateway.close();
    startGateway();
  }

  private void publish(String merchant, List<Event> events, Set<EventId> progress) {
    List<EventId> ids =
        log.append(merchant, events.stream().map(it -> new Entry(null, it)).toList());
    for (int i = 0; i < ids.size(); i++) {
      if (events.get(i) instanceof Progress) {
        progress.add(ids.get(i));
      }
    }
  }

  private Snapshot truth(String merchant) {
    String url = "http://127.0.0.1:" + settings.port();
    try (GatewayClient client =
        new GatewayClient(GatewayAddress.of(url, merchant), Optional::empty)) {
      return ((Answer.Ok<Versioned>) client.snapshot(null)).value().snapshot();
    }
  }

  private static void assertSameBoard(Snapshot ours, Snapshot gateways) {
    assertThat(ours.lastEventId()).isEqualTo(gateways.lastEventId());
    assertThat(ours.orders()).isEqualTo(gateways.orders());
    assertThat(ours.pipeline()).isEqualTo(gateways.pipeline());
    assertThat(ours.activity()).isEqualTo(gateways.activity());
  }

  /** A wall clock that somebody sets now and then. */
  private static final class JumpingClock extends Clock {
    private final AtomicLong offsetMs = new AtomicLong();

    void jump(Duration by) {
      offsetMs.addAndGet(by.toMillis());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(System.currentTimeMillis() + offsetMs.get());
    }
  }
}
