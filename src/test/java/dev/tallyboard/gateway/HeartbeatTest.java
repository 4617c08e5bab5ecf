package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.bus.EventLog.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Heartbeats at the interval of the contract, as gateways have it that nobody configured. */
@Timeout(150)
class HeartbeatTest {
  private static final Duration MOST = Duration.ofSeconds(16);
  private static final int BATCH = 100;

  @TempDir private Path folder;

  @Test
  void theUsualIntervalIsThatOfTheContract() {
    assertThat(GatewaySettings.at("127.0.0.1", 0).heartbeat()).isEqualTo(Duration.ofSeconds(15));
  }

  /** For longer than a connection may be silent, and than one may idle between two requests. */
  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void underLoadAndAtRestTheyAreNeverFartherApartThanPromised() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (GatewayFixture gateway = GatewayFixture.open(folder, GatewaySettings.at("127.0.0.1", 0));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream busy = gateway.stream();
        Stream idle = Stream.open(gateway.port(), "/api/realtime/events?merchantId=other")) {
      Future<?> publisher = threads.submit(() -> publishUntil(enough, gateway));
      Future<List<Duration>> atRest = threads.submit(() -> gaps(idle.patient(MOST)));
      try {
        assertThat(gaps(busy.patient(MOST))).allMatch(it -> it.compareTo(MOST) <= 0);
        assertThat(atRest.get()).allMatch(it -> it.compareTo(MOST) <= 0);
      } finally {
        enough.set(true);
      }
      publisher.get();
    }
  }

  /** Between six heartbeats, the first of which comes at once. */
  private static List<Duration> gaps(Stream stream) throws IOException {
    List<Duration> gaps = new ArrayList<>();
    long before = System.nanoTime();
    while (gaps.size() < 6) {
      Stream.Block block = stream.block();
      assertThat(block).isNotEqualTo(Stream.END);
      if (block.isHeartbeat()) {
        gaps.add(Duration.ofNanos(System.nanoTime() - before));
        before = System.nanoTime();
      }
    }
    return gaps;
  }

  private static void publishUntil(AtomicBoolean enough, GatewayFixture gateway) {
    for (int i = 0; !enough.get(); i++) {
      int round = i;
      gateway
          .log()
          .append(
              MERCHANT,
              IntStream.range(0, BATCH)
                  .mapToObj(it -> new Entry(null, GatewayFixture.progress("po" + it, round % 101)))
                  .toList());
    }
  }
}
