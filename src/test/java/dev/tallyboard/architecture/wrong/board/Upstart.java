package dev.tallyboard.architecture.wrong.board;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.launchdarkly.eventsource.EventSource;
import dev.tallyboard.architecture.wrong.bus.local.Adapter;
import dev.tallyboard.architecture.wrong.gateway.Server;
import io.lettuce.core.RedisClient;
import io.vertx.core.Vertx;
import java.awt.SystemTray;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import javafx.application.Platform;
import javafx.scene.Node;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Knows everything, and does everything that nobody should. */
public final class Upstart {
  static int count;
  static final ArrayList<String> NAMES = new ArrayList<>();

  @Nullable Server server;
  @Nullable Adapter adapter;
  dev.tallyboard.architecture.wrong.bus.redis.@Nullable Adapter redisAdapter;
  @Nullable Node node;
  @Nullable Connection database;
  @Nullable SystemTray tray;
  @Nullable Vertx vertx;
  @Nullable RedisClient redis;
  @Nullable OkHttpClient http;
  @Nullable EventSource stream;
  @Nullable Scheduler scheduler;

  static Upstart getInstance() {
    return new Upstart();
  }

  static Instant doEverything() throws InterruptedException {
    Thread.sleep(0);
    System.out.println(Clock.systemUTC());
    Platform.runLater(() -> {});
    return Instant.now();
  }
}
