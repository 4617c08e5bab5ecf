package dev.tallyboard.console.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class SecondTickTest {
  private final AtomicInteger ticks = new AtomicInteger();

  @BeforeAll
  static void startThePlatform() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void itTicksWhileItRunsAndItsThreadEndsWithIt() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    SecondTick tick =
        new SecondTick(
            () -> {
              assertThat(Platform.isFxApplicationThread()).isTrue();
              ticks.incrementAndGet();
            });
    WaitForAsyncUtils.waitForAsyncFx(5_000, tick::start);

    await().untilAsserted(() -> assertThat(ticks).hasPositiveValue());
    WaitForAsyncUtils.waitForAsyncFx(5_000, tick::close);

    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .doesNotContain("console-tick"));
  }
}
