package dev.tallyboard.support;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** A real Redis in a process of its own, to be killed, frozen and started again on its port. */
public final class RedisProcess implements AutoCloseable {
  private static final class Executable {
    static final File FILE = extracted();

    private static File extracted() {
      try {
        return ExecutableProvider.newJarResourceProvider().get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Path folder;
  private final int port;

  /** What the executable is told before all else. */
  private final List<String> first;

  private final List<String> options;

  /** What it asks of whoever connects; empty for nothing. */
  private final String password;

  private @Nullable Process process;

  private RedisProcess(
      Path folder, int port, List<String> first, List<String> options, String password) {
    this.folder = folder;
    this.port = port;
    this.first = first;
    this.options = options;
    this.password = password;
  }

  /** One that keeps nothing over a restart, unless the options say so. */
  public static RedisProcess start(Path folder, String... options) {
    RedisProcess redis = stopped(folder, options);
    redis.start();
    return redis;
  }

  /** One that has a port and does not run yet. */
  public static RedisProcess stopped(Path folder, String... options) {
    int password = List.of(options).indexOf("--requirepass") + 1;
    return new RedisProcess(
        folder, freePort(), List.of(), List.of(options), password == 0 ? "" : options[password]);
  }

  /**
   * A sentinel.
   *
   * @param configuration its lines; the sentinel keeps what it learns there
   * @param password empty for none
   */
  public static RedisProcess sentinel(Path folder, String configuration, String password) {
    try {
      Path file = Files.writeString(folder.resolve("sentinel.conf"), configuration);
      RedisProcess sentinel =
          new RedisProcess(
              folder,
              freePort(),
              List.of(file.toString(), "--sentinel"),
              password.isEmpty() ? List.of() : List.of("--requirepass", password),
              password);
      sentinel.start();
      return sentinel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      return hasFreeBus(port) ? port : freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The nodes of a cluster take the port 10,000 above theirs as well. */
  private static boolean hasFreeBus(int port) {
    if (port > 55_535) {
      return false;
    }
    try (ServerSocket bus = new ServerSocket(port + 10_000, 1, InetAddress.getLoopbackAddress())) {
      return bus.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public void start() {
    List<String> command = new ArrayList<>(List.of(Executable.FILE.toString()));
    command.addAll(first);
    command.addAll(
        List.of(
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder.toString(),
            "--save",
            ""));
    command.addAll(options);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(20)).until(this::accepts);
  }

  /** Without a chance to say goodbye. */
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  /** Asks it something over a connection that is closed again. */
  public <T> T ask(Function<RedisCommands<String, String>, T> question) {
    RedisURI.Builder address = RedisURI.Builder.redis("127.0.0.1", port);
    if (!password.isEmpty()) {
      address.withPassword(password.toCharArray());
    }
    RedisClient client = RedisClient.create(address.build());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    } finally {
      client.shutdown();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(running().pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it does not run");
    }
    return process;
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("PING\r\n".getBytes());
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
