package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.HostileNetwork;
import dev.tallyboard.support.HostileNetwork.Fault;
import dev.tallyboard.support.ReadingClock;
import dev.tallyboard.support.Rounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise that all others serve: whatever happens on the way, in the end the console's board is
 * the gateway's. A seeded random decides what happens; {@code -Dequality.seed} repeats one run.
 */
class BoardEqualityTest {
  private static final int SIDE_BY_SIDE = 4;
  private static final int STEPS = 12;
  private static final int FAULTS = Fault.values().length;
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @TempDir private Path folder;
  private final Set<Fault> met = Collections.synchronizedSet(EnumSet.noneOf(Fault.class));
  private final Map<String, Integer> told = Collections.synchronizedMap(new TreeMap<>());

  @Test
  void whateverBreaksTheClientsBoardEqualsTheGatewaysAndLiveWasTrue() throws Exception {
    Long only = Long.getLong("equality.seed");
    if (only != null) {
      runAll(only, new AtomicInteger(1), 0);
      return;
    }
    long first = System.nanoTime();
    AtomicInteger left = new AtomicInteger(Rounds.of(40, 1_000));
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int lane = 0; lane < SIDE_BY_SIDE; lane++) {
        int number = lane;
        running.add(
            lanes.submit(
                () -> {
                  runAll(first, left, number);
                  return null;
                }));
      }
      for (Future<?> lane : running) {
        lane.get();
      }
    }

    // Else the network was kinder than it claims to be: each run begins with a fault of its own.
    assertThat(met).containsAll(Arrays.asList(Fault.values()));
    assertThat(told)
        .containsKeys("reset", "heartbeat-timeout", "http-204", "http-401", "malformed");
  }

  private void runAll(long first, AtomicInteger left, int lane) throws Exception {
    try (RestartableGateway gateway = new RestartableGateway(folder.resolve("lane-" + lane))) {
      for (int run = left.decrementAndGet(); run >= 0; run = left.decrementAndGet()) {
        try {
          run(gateway, "m_" + run, first + run);
        } catch (Exception | AssertionError e) {
          left.set(0);
          throw new AssertionError("Repeat it with -Dequality.seed=" + (first + run), e);
        }
      }
    }
  }

  private void run(RestartableGateway gateway, String merchant, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomEvents events = new RandomEvents(random.split());
    Set<EventId> progress = new HashSet<>();
    AtomicLong clockIsOffMs = new AtomicLong();
    Clock clock = new ReadingClock(() -> System.currentTimeMillis() + clockIsOffMs.get());
    publish(gateway, merchant, events.next(random.nextInt(60)), progress);
    try (HostileNetwork network = new HostileNetwork(gateway.port(), random.nextLong());
        Troubled console = new Troubled(network.url(), merchant, clock)) {
      awaitLive(gateway, merchant, console);
      int number = Math.floorMod(seed, FAULTS + 1);
      if (number == FAULTS) {
        gateway.startOver();
      } else {
        meetOnce(Fault.values()[number], network);
      }
      publish(gateway, merchant, events.next(1), progress);
      awaitLive(gateway, merchant, console);
      for (int step = 0; step < STEPS; step++) {
        publish(gateway, merchant, events.next(1 + random.nextInt(40)), progress);
        switch (random.nextInt(24)) {
          case 0 -> gateway.restart();
          case 1 -> {
            if (random.nextInt(4) == 0) {
              gateway.startOver();
            }
          }
          case 2, 3, 4 -> network.cutAll();
          case 5, 6, 7 -> network.heal();
          case 8 -> network.freezeAll();
          case 9 -> console.reconnectNow();
          case 10 -> clockIsOffMs.set(Duration.ofHours(random.nextInt(-50, 50)).toMillis());
          case 11, 12, 13 -> console.actIfAsked();
          default -> {
            network.turnHostile();
            if (random.nextBoolean()) {
              network.cutAll();
            }
          }
        }
        network.awaitRequest(Duration.ofMillis(1 + random.nextInt(200)));
      }
      network.heal();
      publish(gateway, merchant, events.next(20), progress);
      awaitLive(gateway, merchant, console);
      assertSameBoard(console.board(), gateway.board(merchant));
      console.assertNothingWasDoubledOrSilentlyLost(progress::contains);
      console.assertLiveOnlyWhileItWasTrue(network.wholeEvents(), System.nanoTime());
      met.addAll(network.met());
      console.countTold(told);
    }
  }

  /** By itself, so that no fault depends on chance. */
  private static void meetOnce(Fault fault, HostileNetwork network) {
    network.nextStreamMeets(fault);
    network.cutAll();
    await().atMost(PATIENCE).until(() -> network.met().contains(fault));
  }

  private static void awaitLive(RestartableGateway gateway, String merchant, Troubled console) {
    EventId head = gateway.head(merchant);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              console.actIfAsked();
              return console.isLiveAt(head);
            });
  }

  private static void publish(
      RestartableGateway gateway, String merchant, List<Event> events, Set<EventId> progress) {
    List<EventId> ids = gateway.publish(merchant, events);
    for (int i = 0; i < ids.size(); i++) {
      if (events.get(i) instanceof Progress) {
        progress.add(ids.get(i));
      }
    }
  }

  private static void assertSameBoard(Snapshot ours, Snapshot gateways) {
    assertThat(ours.lastEventId()).isEqualTo(gateways.lastEventId());
    assertThat(ours.orders()).isEqualTo(gateways.orders());
    assertThat(ours.pipeline()).isEqualTo(gateways.pipeline());
    assertThat(ours.activity()).isEqualTo(gateways.activity());
  }
}
