package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's sound device, by a thread of its own; a tone that would come late is left out. */
public final class SystemSpeaker implements Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(SystemSpeaker.class);
  private static final AudioFormat FORMAT = new AudioFormat(Tones.RATE, 16, 1, true, false);

  private final ExecutorService worker =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          Thread.ofPlatform().daemon().name("tones").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private final Consumer<Boolean> found;

  /**
   * @param found told by another thread, with each tone, whether there is a device
   */
  public SystemSpeaker(Consumer<Boolean> found) {
    this.found = found;
  }

  @Override
  public void look() {
    worker.execute(
        () -> {
          boolean there = false;
          try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
            line.open(FORMAT);
            there = true;
          } catch (LineUnavailableException | RuntimeException e) {
            LOG.info("There is no sound device: {}", e.getMessage());
          }
          found.accept(there);
        });
  }

  @Override
  public void play(NotificationKind kind, int volume) {
    if (volume > 0) {
      worker.execute(() -> playNow(kind, volume));
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  /** A device may come and go while the program runs. */
  private void playNow(NotificationKind kind, int volume) {
    boolean there = false;
    try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
      line.open(FORMAT);
      line.start();
      byte[] samples = Tones.of(kind, volume);
      line.write(samples, 0, samples.length);
      line.drain();
      there = true;
    } catch (LineUnavailableException | RuntimeException e) {
      LOG.debug("A tone was not played: {}", e.getMessage());
    }
    found.accept(there);
  }
}
