package dev.tallyboard.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A gateway as its start script runs it, in a process of its own. {@code TALLYBOARD_REDIS} in the
 * environment gives it another log.
 */
final class GatewayRun implements AutoCloseable {
  /** Of each generation; the classes' own memory is no heap. */
  private static final Pattern USED =
      Pattern.compile("(?m)^(?!\\s*(?:Metaspace|class space)).*used (\\d+)K");

  private final Process process;
  private final URI url;

  private GatewayRun(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static GatewayRun start() throws IOException {
    Path home = Files.createTempDirectory("tallyboard-bench");
    String data = home.resolve("data").toString();
    Process process =
        WatchRun.command(home, List.of("gateway", "--port", "0", "--no-auth", "--data", data));
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("listening on ")) {
        return new GatewayRun(process, URI.create(line.substring("listening on ".length())));
      }
    }
    throw new IOException("the gateway did not start");
  }

  URI url() {
    return url;
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Kilobytes of heap that are in use behind a collection. */
  long heap() {
    jcmd("GC.run");
    return USED.matcher(jcmd("GC.heap_info"))
        .results()
        .map(it -> it.group(1))
        .mapToLong(Long::parseLong)
        .sum();
  }

  /** Kilobytes of the process that are in memory. */
  long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(it -> it.startsWith("VmRSS"))
          .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(15, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  private String jcmd(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(process.pid()),
                  command)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
