package dev.tallyboard.bus.local;

import static dev.tallyboard.bus.local.LogFixture.MERCHANT;
import static dev.tallyboard.bus.local.LogFixture.entry;
import static dev.tallyboard.bus.local.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.EventId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEventLogConcurrencyTest {
  private static final int PUBLISHERS = 16;

  @TempDir private Path folder;

  @Test
  void manyPublishersAndFollowersSeeOneSequenceWithoutGapOrDouble() throws Exception {
    int each = 200;
    try (LogFixture fixture = new LogFixture(folder, 1_000_000);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LocalEventLog log = fixture.log();
      EventId start = log.head(MERCHANT);
      List<Future<List<Stored>>> followers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        followers.add(threads.submit(() -> read(log.follow(MERCHANT, start), PUBLISHERS * each)));
      }
      List<Future<List<EventId>>> publishers = new ArrayList<>();
      for (int p = 0; p < PUBLISHERS; p++) {
        String name = "p" + p;
        publishers.add(
            threads.submit(
                () -> {
                  List<EventId> ids = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    // Two tell the same key at once: one of them is a repetition.
                    String key = name.substring(0, 1) + (name.hashCode() / 2) + "-" + i;
                    ids.addAll(
                        log.append(
                            MERCHANT, List.of(entry(null, name + "-" + i), entry(key, key))));
                  }
                  return ids;
                }));
      }
      List<EventId> answered = new ArrayList<>();
      for (Future<List<EventId>> publisher : publishers) {
        List<EventId> ids = publisher.get();
        answered.addAll(ids);
      }

      long total = log.head(MERCHANT).n();
      assertThat(answered.stream().map(EventId::n).distinct().sorted())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, total).boxed().toList());
      for (Future<List<Stored>> follower : followers) {
        List<Stored> seen = follower.get();
        assertThat(seen.stream().map(it -> it.id().n()))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
      }
      List<Stored> all = read(log.follow(MERCHANT, start), (int) total);
      assertThat(all).hasSize((int) total);
      assertThat(all.stream().map(it -> it.event().poId())).doesNotHaveDuplicates();
    }
  }

  @Test
  void theSeamBetweenReplayAndLiveHasNoGapAndNoDouble() throws Exception {
    int tries = 200;
    try (LogFixture fixture = new LogFixture(folder, 1_000_000);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LocalEventLog log = fixture.log();
      AtomicBoolean enough = new AtomicBoolean();
      Future<?> publisher =
          threads.submit(
              () -> {
                while (!enough.get()) {
                  log.append(MERCHANT, List.of(entry(null, "a"), entry(null, "b")));
                }
              });
      try {
        for (int i = 0; i < tries; i++) {
          long from = Math.max(0, log.head(MERCHANT).n() - i % 7);
          try (Tail tail = log.follow(MERCHANT, EventId.of(log.head(MERCHANT).log(), from))) {
            List<Stored> seen = read(tail, 12);
            assertThat(seen.stream().map(it -> it.id().n()))
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(from + 1, from + seen.size()).boxed().toList());
          }
        }
      } finally {
        enough.set(true);
      }
      publisher.get();
    }
  }

  @Test
  void aCommitThatAnsweredWithAnErrorLeavesALogThatGoesOn() throws Exception {
    try (Database database = Database.open(folder, List.of(new EventLogSchema()))) {
      AtomicBoolean failing = new AtomicBoolean();
      LocalEventLog log =
          LocalEventLog.open(
              failingAfterCommit(database.dataSource(), failing), Clock.systemUTC(), 1_000);
      log.append(MERCHANT, List.of(entry("k1", "a")));
      failing.set(true);
      assertThatIllegalStateException()
          .isThrownBy(() -> log.append(MERCHANT, List.of(entry("k2", "b"))));
      failing.set(false);

      assertThat(log.append(MERCHANT, List.of(entry("k2", "b"), entry("k3", "c"))))
          .extracting(EventId::n)
          .containsExactly(2L, 3L);
      log.close();
    }
  }

  private static DataSource failingAfterCommit(DataSource real, AtomicBoolean failing) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object answer = method.invoke(real, arguments);
          return answer instanceof Connection connection
              ? proxy(
                  Connection.class,
                  (inner, values) -> {
                    Object result = inner.invoke(connection, values);
                    if (inner.getName().equals("commit") && failing.get()) {
                      throw new SQLException("the connection broke behind the commit");
                    }
                    return result;
                  })
              : answer;
        });
  }

  private interface Call {
    Object with(java.lang.reflect.Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.with(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
