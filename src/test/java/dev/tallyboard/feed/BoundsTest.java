package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bounds of memory, each in a process whose heap would be full without them. */
@Timeout(90)
class BoundsTest {
  @TempDir Path folder;

  @Test
  void whateverAServerSendsASmallHeapHolds() throws Exception {
    holds("-Xmx48m", "anything");
  }

  @Test
  void aBoardOfThirtyTwoMebibytesIsTakenAndOneByteMoreIsRefused() throws Exception {
    holds("-Xmx256m", "board");
  }

  @Test
  void fiveHundredReconnectionsLeaveThreadsSocketsAndHeapWhereTheyWere() throws Exception {
    holds("-Xmx48m", "reconnections");
  }

  private void holds(String heap, String what) throws Exception {
    String path =
        String.join(
            File.pathSeparator,
            Path.of(SmallHeap.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString(),
            "target/test-classes",
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"));
    File said = folder.resolve("said").toFile();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                path,
                SmallHeap.class.getName(),
                what)
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    try {
      assertThat(child.waitFor(80, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).as(Files.readString(said.toPath())).isZero();
    } finally {
      child.destroyForcibly();
    }
  }
}
