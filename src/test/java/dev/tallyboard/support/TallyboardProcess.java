package dev.tallyboard.support;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it: a process of its own, on the module path. */
public final class TallyboardProcess implements AutoCloseable {
  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final Thread outReader;
  private final Thread errReader;

  private TallyboardProcess(Process process) {
    this.process = process;
    outReader = reading(process.getInputStream(), out);
    errReader = reading(process.getErrorStream(), err);
  }

  /**
   * Starts a command.
   *
   * @param home stands for the user's places: state, data
   */
  public static TallyboardProcess start(Path home, String... args) {
    return start(home, Map.of(), args);
  }

  public static TallyboardProcess start(
      Path home, Map<String, String> environment, String... args) {
    return start(home, environment, 256, args);
  }

  /**
   * @param heapMiB what the process may have of it
   */
  public static TallyboardProcess start(
      Path home, Map<String, String> environment, int heapMiB, String... args) {
    return start(
        home,
        environment,
        List.of(
            "--add-exports=io.vertx.core/io.vertx.core.net.impl=dev.tallyboard",
            "-Xmx" + heapMiB + "m"),
        args);
  }

  /** As from a start script that exports nothing of the server's insides to the program. */
  public static TallyboardProcess startWithoutExports(Path home, String... args) {
    return start(home, Map.of(), List.of("-Xmx256m"), args);
  }

  private static TallyboardProcess start(
      Path home, Map<String, String> environment, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED,javafx.graphics,io.netty.common,io.netty.transport"
                + ",io.netty.transport.unix.common,io.netty.transport.classes.epoll",
            "--module-path",
            System.getProperty("jdk.module.path"),
            "--module",
            "dev.tallyboard/dev.tallyboard.Tallyboard"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(it -> it.startsWith("TALLYBOARD_"));
    builder.environment().remove("DISPLAY");
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().putAll(environment);
    try {
      return new TallyboardProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> out() {
    return out;
  }

  public List<String> err() {
    return err;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Writes to its standard input, which stays open. */
  public void write(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its standard input. */
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits for a line of output that starts so. */
  public String awaitLine(String start) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !process.isAlive() || out.stream().anyMatch(line -> line.startsWith(start)));
    return out.stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("ended without it: " + out + err));
  }

  /** The exit code, once all output has been read. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + out + err);
    }
    outReader.join();
    errReader.join();
    return process.exitValue();
  }

  /** SIGTERM. */
  public void terminate() {
    process.toHandle().destroy(); // Process.destroy would close the pipes that are still read
  }

  /** SIGKILL. */
  public void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private static Thread reading(InputStream stream, List<String> lines) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                lines.add("(output broke off)");
              }
            });
  }
}
