package dev.tallyboard.bus.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who waits at which merchant's channels. One subscription a merchant, for as long as somebody
 * waits; all of them share one connection. Any thread may call.
 */
final class Doorbells implements RedisLink.Ear {
  /** Somebody who waits. Called on the connection's thread; must not block. */
  interface Waiting {
    void ring();

    /** From now on all is heard; messages of before may have come unheard. */
    void listens();

    /** A message; its kind is the last word of the channel's name. */
    void heard(String channel, String message);
  }

  private final Map<String, List<Waiting>> waiting = new ConcurrentHashMap<>();
  private @Nullable RedisLink link;

  /** Before the link is started. */
  void hangOn(RedisLink to) {
    link = to;
  }

  synchronized void join(Keys keys, Waiting who) {
    List<Waiting> all =
        waiting.computeIfAbsent(keys.merchantId(), _ -> new CopyOnWriteArrayList<>());
    all.add(who);
    if (all.size() > 1) {
      // No subscription will tell it so: others have it already.
      who.listens();
    } else if (link != null) {
      link.listenTo(keys.channels());
    }
  }

  synchronized void leave(Keys keys, Waiting who) {
    List<Waiting> all = waiting.get(keys.merchantId());
    if (all != null && all.remove(who) && all.isEmpty()) {
      waiting.remove(keys.merchantId());
      if (link != null) {
        link.leave(keys.channels());
      }
    }
  }

  @Override
  public void heard(String channel, String message) {
    for (Waiting who : waiting.getOrDefault(Keys.merchantOf(channel), List.of())) {
      who.heard(channel, message);
    }
  }

  @Override
  public void listens(String channel) {
    // Redis takes all channels that one command names at once: it is enough to look at one of them.
    if (Keys.isSample(channel)) {
      waiting.getOrDefault(Keys.merchantOf(channel), List.of()).forEach(Waiting::listens);
    }
  }

  @Override
  public void connected() {
    for (List<Waiting> all : new ArrayList<>(waiting.values())) {
      all.forEach(Waiting::ring);
    }
  }
}
