package dev.tallyboard.bus.redis;

import dev.tallyboard.bus.EventLog.Unavailable;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis. Connects in the background for as long as it takes, replaces connections that
 * hang, and never lets a caller wait long: a short interruption is waited out, in a long one calls
 * fail at once. Any thread may call; calls block.
 */
final class RedisLink implements AutoCloseable {
  /** Hears of the channels on the connection's own thread; must not block. */
  interface Ear {
    void heard(String channel, String message);

    /** Connected, for the first time or anew. */
    void connected();

    /** From now on all that is said there is heard; what was said before is not known. */
    void listens(String channel);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** How long an interruption is waited out. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long connections that bring no answer are kept: new ones may, or tell the reason. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private final RedisAddress address;
  private final Ear ear;
  private final ClientResources resources;
  private final AbstractRedisClient client;
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper;

  /** Null while there are none. Written under this object's lock. */
  private volatile @Nullable Connections connections;

  /** Since when nothing has been answered, on {@link System#nanoTime}; null while all is well. */
  private volatile @Nullable Long failingSince;

  /** What is to be said while it fails. */
  private volatile String why;

  private volatile long lastAnswer;

  /** Whether a subscription has failed. */
  private volatile boolean deaf;

  /** Whether it was said that no channel may be listened to. */
  private volatile boolean toldDeaf;

  RedisLink(RedisAddress address, Ear ear) {
    this.address = address;
    this.ear = ear;
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(Duration.ofMillis(250)))
            .build();
    this.why = "Redis at " + address + " has not answered yet.";
    this.client = Connections.client(address, resources, TIMEOUT);
    this.keeper = Thread.ofPlatform().name("redis-link").daemon().unstarted(this::keepUp);
  }

  void start() {
    keeper.start();
  }

  /**
   * Runs a script.
   *
   * @return what it gave
   * @throws Unavailable when Redis does not answer in time, or refuses
   */
  List<Object> run(Script script, String[] keys, byte[]... arguments) {
    return ask(it -> answer(it.run(script, keys, arguments), it), GRACE);
  }

  /**
   * @throws Unavailable when Redis does not answer in time, or refuses
   */
  void publish(String channel, byte[] message) {
    ask(it -> answer(it.publish(channel, message), it), GRACE);
  }

  /**
   * @throws Unavailable when Redis does not answer
   */
  void ping() {
    ask(this::ping, Duration.ZERO);
  }

  synchronized void listenTo(String... names) {
    channels.addAll(List.of(names));
    Connections open = connections;
    if (open != null) {
      listen(open, names);
    }
  }

  synchronized void leave(String... names) {
    List.of(names).forEach(channels::remove);
    Connections open = connections;
    if (open != null) {
      // A channel too many that is heard does no harm.
      open.leave(names).exceptionally(_ -> null);
    }
  }

  /** What is refused while the connection is down is asked for again once it is up. */
  private void listen(Connections open, String... names) {
    open.listenTo(names)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                deaf = true;
                sayWhyDeaf(failure);
              }
            });
  }

  private void sayWhyDeaf(Throwable failure) {
    if (failure instanceof RedisCommandExecutionException && !toldDeaf) {
      toldDeaf = true;
      LOG.warn(
          "Redis at {} does not let this user listen to the channels merchant:*. Events come up to"
              + " 2 s late, and those that are published past the stream not at all.",
          address);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.shutdown(0, 2, TimeUnit.SECONDS);
    var _ = resources.shutdown(0, 2, TimeUnit.SECONDS);
  }

  private <T> T ask(Function<Connections, T> question, Duration patience) {
    Long since = failingSince;
    // Of a cluster another server may be asked, which works.
    if (!address.isCluster() && since != null && System.nanoTime() - since > GRACE.toNanos()) {
      throw new Unavailable(why, false, null);
    }
    long begun = System.nanoTime();
    boolean maybeDone = false;
    while (true) {
      RedisException cause = null;
      Connections open = connections;
      if (open != null) {
        try {
          return question.apply(open);
        } catch (RedisException e) {
          cause = e;
          Trouble trouble = Trouble.of(e, address);
          maybeDone |= trouble.maybeDone();
          if (!trouble.passing()) {
            throw new Unavailable(trouble.sentence(), maybeDone, e);
          }
          failing(trouble);
        }
      }
      // What is asked a second time is the same to the scripts.
      if (System.nanoTime() - begun >= patience.toNanos() || isClosing(RETRY)) {
        throw new Unavailable(why, maybeDone, cause);
      }
    }
  }

  private <T> T answer(RedisFuture<T> future, Connections open) {
    long asked = System.nanoTime();
    try {
      T answer = LettuceFutures.awaitOrCancel(future, TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
      lastAnswer = System.nanoTime();
      failingSince = null;
      return answer;
    } catch (RedisException e) {
      if (e instanceof RedisCommandExecutionException) {
        lastAnswer = System.nanoTime();
      }
      boolean hangs = e instanceof RedisCommandTimeoutException && lastAnswer - asked < 0;
      boolean silent = System.nanoTime() - lastAnswer > SILENCE.toNanos();
      if (hangs || silent || Trouble.of(e, address).elsewhere()) {
        replace(open);
      }
      throw e;
    }
  }

  private boolean ping(Connections open) {
    open.ping().forEach(it -> answer(it, open));
    return true;
  }

  private synchronized void failing(Trouble trouble) {
    why = trouble.sentence();
    if (failingSince == null) {
      failingSince = System.nanoTime();
    }
  }

  /** Connects, and looks whether the connections are alive. */
  private void keepUp() {
    boolean told = false;
    Duration wait = Duration.ZERO;
    while (!isClosing(wait)) {
      try {
        keepUpOnce();
        if (told) {
          LOG.info("Redis at {} is there again", address);
          told = false;
        }
        wait = LOOK;
      } catch (RedisException e) {
        failing(Trouble.of(e, address));
        if (!told) {
          LOG.warn("{} Trying until it is there.", why);
          told = true;
        }
        wait = RETRY;
      }
    }
  }

  private void keepUpOnce() {
    Connections open = connections;
    if (open == null) {
      connect();
    } else {
      ping(open);
      pingListening(open);
      if (deaf) {
        listenAgain(open);
      }
    }
  }

  /** That the other connection answers says nothing of this one. */
  private void pingListening(Connections open) {
    try {
      answer(open.pingListening(), open);
    } catch (RedisCommandTimeoutException e) {
      replace(open);
      throw e;
    }
  }

  private synchronized void listenAgain(Connections open) {
    deaf = false;
    if (!channels.isEmpty()) {
      listen(open, channels.toArray(String[]::new));
    }
  }

  private void connect() {
    Connections opened =
        Connections.open(
            client,
            new RedisPubSubAdapter<>() {
              @Override
              public void message(String channel, String message) {
                ear.heard(channel, message);
              }

              @Override
              public void subscribed(String channel, long count) {
                ear.listens(channel);
              }
            });
    synchronized (this) {
      connections = opened;
      lastAnswer = System.nanoTime();
      failingSince = null;
      listenAgain(opened);
    }
    ear.connected();
  }

  /** They hang, or lead to a server that is no master any more. */
  private synchronized void replace(Connections hanging) {
    if (connections == hanging) {
      connections = null;
      hanging.close();
    }
  }

  private boolean isClosing(Duration within) {
    try {
      return closing.await(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
