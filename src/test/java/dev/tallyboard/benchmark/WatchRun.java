package dev.tallyboard.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code watch} as its start script runs it, and what it prints, counted as it comes. */
final class WatchRun implements AutoCloseable {
  private static final Path SCRIPT = Path.of("target/dist/bin/tallyboard");

  private final Process process;
  private final boolean json;
  private final Thread reader = Thread.ofPlatform().name("output").unstarted(this::read);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Written by the reader. */
  private volatile long events;

  private volatile long lastEventAt;
  private volatile Duration cpu = Duration.ZERO;
  private volatile byte[] lastLine = {};

  private WatchRun(Process process, boolean json) {
    this.process = process;
    this.json = json;
  }

  static WatchRun start(Path home, String url, boolean json, String... more) throws IOException {
    if (!Files.exists(SCRIPT)) {
      throw new IOException("Nothing to run; build it with: mvn -DskipTests package");
    }
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), "watch", "--url", url));
    if (json) {
      command.add("--json");
    }
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_STATE_HOME", home.toString());
    WatchRun run = new WatchRun(builder.start(), json);
    run.reader.start();
    return run;
  }

  /** How many events it has told. */
  long events() {
    return events;
  }

  /** When the newest was read, on {@link System#nanoTime}. */
  long lastEventAt() {
    return lastEventAt;
  }

  /** Waits for its end, and gives the last line. */
  byte[] end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("watch does not end");
    }
    reader.join();
    return lastLine;
  }

  /** What it cost so far; only while it runs. */
  String cost() throws IOException {
    String memory =
        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(it -> it.startsWith("VmHWM"))
            .findFirst()
            .orElse("");
    cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return String.format(
        Locale.ROOT,
        "watch used %.1f s of CPU, %s MB at most",
        cpu.toMillis() / 1000.0,
        Long.parseLong(memory.replaceAll("\\D", "")) / 1024);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    byte[] buffer = new byte[65_536];
    try (InputStream out = process.getInputStream()) {
      for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
        for (int at = 0; at < count; ) {
          int end = at;
          while (end < count && buffer[end] != '\n') {
            end++;
          }
          line.write(buffer, at, end - at);
          if (end < count) {
            endLine();
          }
          at = end + 1;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void endLine() {
    byte[] whole = line.toByteArray();
    line.reset();
    lastLine = whole;
    if (isEvent(whole)) {
      events++;
      lastEventAt = System.nanoTime();
    }
  }

  /** {@code {"kind":"event"} or a time of day; no other line looks so. */
  private boolean isEvent(byte[] whole) {
    return json
        ? whole.length > 9 && whole[9] == 'e'
        : whole.length > 2 && whole[2] == ':' && Character.isDigit(whole[0]);
  }
}
