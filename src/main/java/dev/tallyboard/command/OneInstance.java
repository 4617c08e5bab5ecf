package dev.tallyboard.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one window of a user that keeps the profiles. The system holds the lock for as long as the
 * process lives, and no longer: what a killed one leaves blocks nobody. A second one asks the first
 * by a socket to come to the front; both lie in a folder that only the user can enter.
 */
final class OneInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OneInstance.class);

  /** The first may be about to open its socket, or to end. */
  private static final int TRIES = 50;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final byte[] ASK = "show\n".getBytes(US_ASCII);
  private static final byte[] SHOWN = "ok\n".getBytes(US_ASCII);

  private final Path socket;

  /** Null where this system cannot lock: then each is on its own. */
  private final @Nullable FileChannel lock;

  private final @Nullable ServerSocketChannel server;

  /** There once there is a window to be brought to the front. */
  private final CompletableFuture<Runnable> onAsked = new CompletableFuture<>();

  private OneInstance(
      Path socket, @Nullable FileChannel lock, @Nullable ServerSocketChannel server) {
    this.socket = socket;
    this.lock = lock;
    this.server = server;
  }

  /**
   * Becomes the one; empty where there is one already, which has then come to the front.
   *
   * @param folder the user's own; made where it is missing
   * @throws CommandFailure when there is one that does not answer
   */
  static Optional<OneInstance> claim(Path folder, Pause pause) throws InterruptedException {
    Path socket = folder.resolve("console.sock");
    try {
      makeOwn(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("console.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (int i = 0; i < TRIES; i++) {
        if (locks(channel)) {
          return Optional.of(listening(socket, channel));
        }
        if (isShownBy(socket)) {
          channel.close();
          return Optional.empty();
        }
        if (!pause.isQuietFor(BETWEEN_TRIES)) {
          break;
        }
      }
      channel.close();
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("Whether a window is open cannot be found out in {}; this one opens", folder, e);
      return Optional.of(new OneInstance(socket, null, null));
    }
    throw new CommandFailure(
        "A window of Tallyboard is open already, but does not answer; close it and start again");
  }

  /**
   * From now on a second one is answered.
   *
   * @param work for when one is started; any thread
   */
  void onAsked(Runnable work) {
    onAsked.complete(work);
  }

  @Override
  public void close() {
    try {
      if (server != null) {
        server.close();
        Files.deleteIfExists(socket);
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.warn("The lock of the window was not let go of in order", e);
    }
  }

  private static OneInstance listening(Path socket, FileChannel lock) throws IOException {
    ServerSocketChannel server = null;
    try {
      Files.deleteIfExists(socket); // a killed one's
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      OneInstance only = new OneInstance(socket, lock, server);
      Thread.ofPlatform().daemon().name("one-instance").start(only::listen);
      return only;
    } catch (IOException | UnsupportedOperationException e) {
      lock.close();
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  private static void makeOwn(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      // Fails where it is another's: then nothing of it is used.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this process
    }
  }

  private void listen() {
    while (server != null && server.isOpen()) {
      try {
        SocketChannel asker = server.accept();
        Thread.ofVirtual().name("one-instance-asked").start(() -> answer(asker));
      } catch (IOException e) {
        if (server.isOpen()) {
          LOG.warn("A second start could not be heard", e);
        }
      }
    }
  }

  private void answer(SocketChannel asker) {
    try (asker) {
      ByteBuffer asked = ByteBuffer.allocate(ASK.length);
      while (asked.hasRemaining() && asker.read(asked) >= 0) {
        // the rest is on its way
      }
      if (asked.flip().equals(ByteBuffer.wrap(ASK))) {
        onAsked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).run();
        asker.write(ByteBuffer.wrap(SHOWN));
      }
    } catch (IOException | TimeoutException | ExecutionException e) {
      LOG.info("A second start was not answered; it may ask again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether one answers there that it has come to the front. */
  static boolean isShownBy(Path socket) throws InterruptedException {
    try (SocketChannel first = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      CompletableFuture<Boolean> answer =
          CompletableFuture.supplyAsync(
              () -> isShownBy(socket, first),
              work -> Thread.ofVirtual().name("one-instance-asks").start(work));
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static boolean isShownBy(Path socket, SocketChannel first) {
    try {
      first.connect(UnixDomainSocketAddress.of(socket));
      first.write(ByteBuffer.wrap(ASK));
      ByteBuffer answer = ByteBuffer.allocate(SHOWN.length);
      while (answer.hasRemaining() && first.read(answer) >= 0) {
        // the rest is on its way
      }
      return answer.flip().equals(ByteBuffer.wrap(SHOWN));
    } catch (IOException e) {
      return false;
    }
  }
}
