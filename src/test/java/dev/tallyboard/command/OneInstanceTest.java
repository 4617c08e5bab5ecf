package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class OneInstanceTest {
  private static final Pause NONE = _ -> true;

  private final AtomicInteger fronts = new AtomicInteger();

  @TempDir private Path home;

  @Test
  void theSecondBringsTheFirstToTheFrontAndOpensNothing() throws InterruptedException {
    try (OneInstance first = OneInstance.claim(folder(), NONE).orElseThrow()) {
      first.onAsked(fronts::incrementAndGet);

      assertThat(OneInstance.claim(folder(), NONE)).isEmpty();
      assertThat(OneInstance.claim(folder(), NONE)).isEmpty();

      assertThat(fronts).hasValue(2);
    }
  }

  @Test
  void whenTheFirstIsClosedTheNextIsTheOne() throws InterruptedException {
    OneInstance.claim(folder(), NONE).orElseThrow().close();

    try (OneInstance next = OneInstance.claim(folder(), NONE).orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void whatAKilledOneLeftBlocksNobody() throws Exception {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("console.lock"), "4711");
    Files.writeString(folder().resolve("console.sock"), "nobody listens");

    try (OneInstance next = OneInstance.claim(folder(), NONE).orElseThrow()) {
      next.onAsked(fronts::incrementAndGet);
      assertThat(OneInstance.claim(folder(), NONE)).isEmpty();
      assertThat(fronts).hasValue(1);
    }
  }

  @Test
  void oneThatDoesNotAnswerIsNamed() throws IOException {
    Files.createDirectories(folder());
    try (FileChannel hung =
        FileChannel.open(
            folder().resolve("console.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      assertThat(hung.tryLock()).isNotNull();

      assertThatThrownBy(() -> OneInstance.claim(folder(), NONE))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void nobodyElseCanEnterItsFolder() throws Exception {
    Files.createDirectories(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

    try (OneInstance _ = OneInstance.claim(folder(), NONE).orElseThrow()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void whereNothingCanBeLockedTheWindowOpensAllTheSame() throws Exception {
    Files.writeString(home.resolve("taken"), "a file where a folder should be");

    try (OneInstance alone = OneInstance.claim(home.resolve("taken/run"), NONE).orElseThrow()) {
      assertThat(alone).isNotNull();
    }
  }

  @Test
  void aSecondStartEndsWithZeroAndAKilledFirstIsForgotten() throws InterruptedException {
    try (TallyboardProcess first = window()) {
      await().atMost(Duration.ofSeconds(20)).until(this::isOpen);
      try (TallyboardProcess second = window()) {
        assertThat(second.awaitExit()).as("%s", second.err()).isZero();
      }
      first.kill();
    }
    try (TallyboardProcess third = window()) {
      await().atMost(Duration.ofSeconds(20)).until(this::isOpen);
      third.terminate();
      assertThat(third.awaitExit()).as("%s", third.err()).isZero();
    }
  }

  /** Whether a window answers, as a second start would ask it. */
  private boolean isOpen() throws InterruptedException {
    return OneInstance.isShownBy(folder().resolve("console.sock"));
  }

  private TallyboardProcess window() {
    return TallyboardProcess.start(
        home,
        Map.of(
            "XDG_RUNTIME_DIR", home.toString(),
            "XDG_CONFIG_HOME", home.resolve("config").toString(),
            "JDK_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw"),
        "console");
  }

  private Path folder() {
    return home.resolve("tallyboard");
  }
}
