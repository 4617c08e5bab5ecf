package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.NOW;
import static dev.tallyboard.bus.redis.RedisFixture.append;
import static dev.tallyboard.bus.redis.RedisFixture.beginning;
import static dev.tallyboard.bus.redis.RedisFixture.entry;
import static dev.tallyboard.bus.redis.RedisFixture.event;
import static dev.tallyboard.bus.redis.RedisFixture.ids;
import static dev.tallyboard.bus.redis.RedisFixture.poIds;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Unfit;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisEventLogTest {
  @TempDir private static Path folder;
  private static RedisProcess redis;

  private RedisEventLog log;

  @BeforeAll
  static void startRedis() {
    redis = RedisProcess.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void openLog() {
    redis.ask(it -> it.flushall());
    log = RedisFixture.open(redis);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void idsGrowWithinOneLogAndTheNewestIsTheHead() {
    EventId empty = log.head(MERCHANT);
    List<EventId> ids = append(log, "a", "b", "c");

    assertThat(empty.toString()).matches("[a-z0-9]{12}-0");
    assertThat(ids).allMatch(it -> it.toString().matches(empty.log() + "-\\d{13}-\\d+"));
    assertThat(ids.get(0).isAfter(empty)).isTrue();
    assertThat(ids.get(1).isAfter(ids.get(0))).isTrue();
    assertThat(ids.get(2).isAfter(ids.get(1))).isTrue();
    assertThat(log.head(MERCHANT)).isEqualTo(ids.get(2));
    assertThat(ids).allMatch(it -> EventId.parse(it.toString()).orElseThrow().equals(it));
  }

  @Test
  void whatIsAppendedIsReadAsItWasWithATimeIfItHadNone() throws Exception {
    EventId start = beginning(log);
    List<EventId> ids = append(log, "a", "b");

    assertThat(ids(read(log.follow(MERCHANT, start), 2))).isEqualTo(ids);
    assertThat(read(log.follow(MERCHANT, ids.getFirst()), 1).getFirst().event())
        .isEqualTo(event("b").withMeta(event("b").meta().stampedAt(NOW)));
  }

  @Test
  void aKeyIsStoredOnceWithinACallAndAcrossCallsAndProcesses() throws Exception {
    EventId start = beginning(log);
    List<EventId> first =
        log.append(MERCHANT, List.of(entry("k1", "a"), entry("k2", "b"), entry("k1", "c")));
    List<EventId> second;
    try (RedisEventLog other = RedisFixture.open(redis)) {
      second = other.append(MERCHANT, List.of(entry("k2", "d"), entry("k3", "e")));
    }

    assertThat(first.get(2)).isEqualTo(first.get(0));
    assertThat(second.get(0)).isEqualTo(first.get(1));
    assertThat(poIds(log.follow(MERCHANT, start).next(Duration.ZERO)))
        .containsExactly("a", "b", "e");
  }

  @Test
  void merchantsHaveLogsOfTheirOwn() throws Exception {
    EventId start = EventId.beginning(log.head("m_2").log());
    append(log, "a");
    log.append("m_2", List.of(entry(null, "b")));

    assertThat(poIds(read(log.follow("m_2", start), 1))).containsExactly("b");
    assertThat(log.head("m_2").log()).isNotEqualTo(log.head(MERCHANT).log());
  }

  @Test
  void otherProgramsSeeThePayloadOfTheContractOnItsChannels() throws Exception {
    List<String> heard = new ArrayList<>();
    CompletableFuture<Void> came = new CompletableFuture<>();
    var client = io.lettuce.core.RedisClient.create(redis.url());
    try (var connection = client.connectPubSub()) {
      connection.addListener(
          new io.lettuce.core.pubsub.RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              heard.add(channel + " " + message);
              came.complete(null);
            }
          });
      connection.sync().subscribe("merchant:m_1:progress");

      EventId id = append(log, "a").getFirst();

      came.get(10, java.util.concurrent.TimeUnit.SECONDS);
      assertThat(heard)
          .containsExactly(
              "merchant:m_1:progress {\"poId\":\"a\",\"stage\":\"ai_parsing\",\"progress\":1,"
                  + "\"timestamp\":"
                  + NOW
                  + ",\"stamped\":true,\"eventId\":\""
                  + id
                  + "\"}");
    } finally {
      client.shutdown();
    }
  }

  @Test
  void aFollowerIsRungUpBeforeItWouldLookByItself() throws Exception {
    try (Tail tail = log.follow(MERCHANT, beginning(log));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RedisEventLog other = RedisFixture.open(redis)) {
      long slowest = 0;
      for (int i = 0; i < 20; i++) {
        Future<Long> heardAt =
            threads.submit(
                () -> {
                  read(tail, 1);
                  return System.nanoTime();
                });
        awaitSubscribed();
        long before = System.nanoTime();
        append(other, "po" + i);
        slowest = Math.max(slowest, heardAt.get() - before);
      }
      // It looks every 2 s: 20 that all came by luck would be a miracle.
      assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(1_900));
    }
  }

  @Test
  void aFollowerHearsEveryEventOnceWhileOthersAppend() throws Exception {
    int writers = 4;
    int each = 500;
    try (Tail tail = log.follow(MERCHANT, beginning(log));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<EventId>>> appended = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        appended.add(
            threads.submit(
                () -> {
                  List<EventId> ids = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    ids.addAll(append(log, "po"));
                  }
                  return ids;
                }));
      }
      List<EventId> heard = ids(read(tail, writers * each));

      List<EventId> all = new ArrayList<>();
      for (Future<List<EventId>> ids : appended) {
        all.addAll(ids.get());
      }
      assertThat(heard).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
      assertThat(heard).isSortedAccordingTo((a, b) -> a.isAfter(b) ? 1 : a.equals(b) ? 0 : -1);
      assertThat(tail.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void longLogsComeInPages() throws Exception {
    EventId start = beginning(log);
    append(log, 1_500);

    try (Tail tail = log.follow(MERCHANT, start)) {
      assertThat(tail.next(Duration.ZERO)).hasSize(1_000);
      assertThat(tail.next(Duration.ZERO)).hasSize(500);
      assertThat(tail.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void closingEndsAWaitingFollower() throws Exception {
    Tail tail = log.follow(MERCHANT, beginning(log));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> next = threads.submit(() -> tail.next(Duration.ofMinutes(1)));
      awaitSubscribed();
      tail.close();

      assertThat((List<?>) next.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void aPlaceOfAnotherLogOrOneThatWasNeverThereDoesNotReachBack() {
    EventId id = append(log, "a", "b").getFirst();

    for (EventId place :
        List.of(
            new EventId("other", id.ms(), id.n()),
            EventId.beginning("other"),
            EventId.of(id.log(), 7),
            new EventId(id.log(), id.ms() - 1, 0),
            new EventId(id.log(), Long.MAX_VALUE, 0),
            new EventId(id.log(), 0, 0))) {
      assertThatThrownBy(() -> log.follow(MERCHANT, place).next(Duration.ZERO))
          .as("%s", place)
          .isInstanceOf(LogDoesNotReachBack.class);
    }
    assertThat(log.head(MERCHANT).log()).isEqualTo(id.log());
  }

  @Test
  void theNewestCheckpointIsKeptWhoeverKeepsIt() {
    List<EventId> ids = append(log, "a", "b");
    assertThat(log.checkpoint(MERCHANT)).isEmpty();

    log.keepCheckpoint(MERCHANT, new Checkpoint(ids.get(1), new byte[] {0, -1, 2}));
    log.keepCheckpoint(MERCHANT, new Checkpoint(ids.get(0), new byte[] {3}));

    Checkpoint kept = log.checkpoint(MERCHANT).orElseThrow();
    assertThat(kept.at()).isEqualTo(ids.get(1));
    assertThat(kept.board()).containsExactly(0, -1, 2);
    assertThatThrownBy(
            () ->
                log.keepCheckpoint(
                    MERCHANT,
                    new Checkpoint(
                        new EventId(ids.getFirst().log(), ids.getLast().ms() + 1, 0), new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneEventThatCannotBeStoredKeepsItsWholeCallOut() {
    EventId before = log.head(MERCHANT);
    Entry tooLong = entry("k".repeat(301), "b");

    Entry tooManyBytes = entry(null, "\u2603".repeat(400_000));

    assertThatThrownBy(() -> log.append(MERCHANT, List.of(entry(null, "a"), tooLong)))
        .isInstanceOf(Unfit.class);
    assertThatThrownBy(() -> log.append(MERCHANT, List.of(entry(null, "a"), tooManyBytes)))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("1000000 bytes");
    assertThat(log.head(MERCHANT)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a{b", "a}b", "m_1}:x{", "a:b", "m 1", "a\nb", "a\u0000b"})
  void aMerchantThatWouldLeaveItsSlotOrItsChannelIsRefused(String merchant) {
    assertThatThrownBy(() -> log.append(merchant, List.of(entry(null, "a"))))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("merchant");
    List<String> keys = redis.ask(it -> it.keys("*"));
    assertThat(keys).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m_1", "ä", "*", "a-b.c"})
  void allKeysOfAMerchantHashToOneSlot(String merchant) {
    assertThat(new Keys(merchant).all())
        .extracting(it -> io.lettuce.core.cluster.SlotHash.getSlot(it))
        .hasSize(4)
        .containsOnly(io.lettuce.core.cluster.SlotHash.getSlot("merchant:" + merchant + ":events"));
  }

  private static List<String> subscriptions() {
    return redis.ask(it -> it.pubsubChannels());
  }

  private static void awaitSubscribed() {
    org.awaitility.Awaitility.await().until(() -> subscriptions().size() == 4);
  }
}
