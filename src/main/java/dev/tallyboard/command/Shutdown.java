package dev.tallyboard.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and SIGINT into a request: the command ends what it does and returns its exit code,
 * and the process exits with that instead of the signal's.
 */
final class Shutdown implements AutoCloseable, UploadFile.Pause {
  /** A command that does not end by then is ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile int exitCode = Program.FAILED;

  /** Listens from now on. */
  static Shutdown onSignal() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(shutdown::hook));
    return shutdown;
  }

  @Override
  public boolean isQuietFor(Duration time) throws InterruptedException {
    return !requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  void awaitRequest() throws InterruptedException {
    requested.await();
  }

  /** What the process is to exit with; without it, as failed. */
  int exit(int code) {
    exitCode = code;
    return code;
  }

  /** The command has ended what it did, in whatever way: a signal need not wait any longer. */
  @Override
  public void close() {
    done.countDown();
  }

  private void hook() {
    requested.countDown();
    try {
      if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        exitCode = Program.FAILED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
