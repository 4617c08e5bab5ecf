package dev.tallyboard.console.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class HandoffTest {
  private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger jobs = new AtomicInteger();
  private final Handoff<Integer> handoff =
      WaitForAsyncUtils.waitForAsyncFx(
          5_000,
          () ->
              new Handoff<>(
                  job -> {
                    jobs.incrementAndGet();
                    Platform.runLater(job);
                  },
                  it -> {
                    assertThat(Platform.isFxApplicationThread()).isTrue();
                    seen.add(it);
                  }));

  @BeforeAll
  static void startThePlatform() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aBurstWhileTheFxThreadIsBusyIsOneJobAndOneDelivery() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          busy.countDown();
          try {
            assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

    for (int i = 1; i <= 1_000; i++) {
      handoff.offer(i);
    }

    assertThat(jobs).hasValue(1);
    assertThat(seen).isEmpty();
    goOn.countDown();
    await().untilAsserted(() -> assertThat(seen).containsExactly(1_000));
    assertThat(jobs).hasValue(1);
  }

  @Test
  void anOfferOnTheFxThreadIsNotDeliveredInline() {
    List<Integer> seenInline =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000,
            () -> {
              handoff.offer(1);
              return List.copyOf(seen);
            });

    assertThat(seenInline).isEmpty();
    await().untilAsserted(() -> assertThat(seen).containsExactly(1));
  }

  @Test
  void theLastOfferAlwaysArrivesAndOrderIsKept() {
    for (int i = 1; i <= 200; i++) {
      handoff.offer(i);
      Thread.onSpinWait();
    }

    await().untilAsserted(() -> assertThat(seen).endsWith(200));
    assertThat(seen).isSorted();
  }

  @Test
  void anOfferAfterAQuietTimeArrives() {
    handoff.offer(1);
    await().untilAsserted(() -> assertThat(seen).containsExactly(1));
    WaitForAsyncUtils.waitForFxEvents(20);

    handoff.offer(2);

    await().untilAsserted(() -> assertThat(seen).containsExactly(1, 2));
  }
}
