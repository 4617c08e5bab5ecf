package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.theme.ThemeChoice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class KeptPreferencesTest {
  private final List<Preferences> kept = new CopyOnWriteArrayList<>();

  @Test
  void eachChangeIsKeptByAnotherThread() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    KeptPreferences preferences =
        new KeptPreferences(
            Preferences.DEFAULT,
            it -> {
              kept.add(it);
              threads.add(Thread.currentThread());
            });

    preferences.change(it -> it.with(ThemeChoice.DARK));
    preferences.close();

    assertThat(kept).containsExactly(Preferences.DEFAULT.with(ThemeChoice.DARK));
    assertThat(threads).doesNotContain(Thread.currentThread());
  }

  @Test
  void whatChangesNothingIsNotWritten() {
    KeptPreferences preferences = new KeptPreferences(Preferences.DEFAULT, kept::add);

    preferences.change(it -> it.with(ThemeChoice.SYSTEM));
    preferences.close();

    assertThat(kept).isEmpty();
  }

  @Test
  void whileOneIsWrittenOnlyTheNewestWaits() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    KeptPreferences preferences =
        new KeptPreferences(
            Preferences.DEFAULT,
            it -> {
              writing.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              kept.add(it);
            });
    preferences.change(it -> it.withTextPercent(125));
    writing.await();

    for (int percent = 126; percent <= 200; percent++) {
      int next = percent;
      preferences.change(it -> it.withTextPercent(next));
    }
    goOn.countDown();
    preferences.close();

    assertThat(kept).extracting(Preferences::textPercent).containsExactly(125, 200);
  }

  @Test
  void aDiskThatIsFullIsNoReasonToForgetTheChoice() {
    KeptPreferences preferences =
        new KeptPreferences(
            Preferences.DEFAULT,
            _ -> {
              throw new IllegalStateException("full");
            });

    preferences.change(it -> it.with(ThemeChoice.DARK));
    preferences.change(it -> it.withReducedMotion(true));
    preferences.close();

    assertThat(preferences.current().get())
        .isEqualTo(Preferences.DEFAULT.with(ThemeChoice.DARK).withReducedMotion(true));
  }

  @Test
  void aViewFollowsAndChangesTheWholeUntilItIsClosed() {
    KeptPreferences whole = new KeptPreferences(Preferences.DEFAULT, kept::add);
    KeptPreferences view = whole.view();

    view.change(it -> it.with(ThemeChoice.DARK));
    whole.change(it -> it.withTextPercent(150));
    assertThat(view.current().get())
        .isEqualTo(whole.current().get())
        .isEqualTo(Preferences.DEFAULT.with(ThemeChoice.DARK).withTextPercent(150));

    view.close();
    whole.change(it -> it.withTextPercent(175));
    assertThat(view.current().get().textPercent()).isEqualTo(150);
    whole.close();
    assertThat(kept).last().extracting(Preferences::textPercent).isEqualTo(175);
  }
}
