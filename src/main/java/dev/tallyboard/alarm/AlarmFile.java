package dev.tallyboard.alarm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desk's alarms on disk. Written beside the file and moved over it, so that a file is whole or
 * the one before. Whoever has claimed it is the only one that writes it, until it is closed or its
 * process ends. Any thread, one at a time.
 */
public final class AlarmFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmFile.class);

  /** Far above what {@link AlarmBook} can hold. */
  private static final long MAX_BYTES = 32L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path file;

  /** Open while the file is claimed: the system lets go of the lock with the process. */
  private @Nullable FileChannel lock;

  public AlarmFile(Path file) {
    this.file = file;
  }

  /**
   * Claims the file for this desk. Where the system cannot lock, each desk gets it.
   *
   * @return false where another desk has it
   */
  public boolean claim() {
    Path whole = file.toAbsolutePath();
    FileChannel channel = null;
    try {
      Files.createDirectories(whole.getParent());
      channel =
          FileChannel.open(
              whole.resolveSibling(whole.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return false;
      }
      lock = channel;
    } catch (OverlappingFileLockException e) {
      release(channel);
      return false; // held in this process
    } catch (IOException | UnsupportedOperationException e) {
      release(channel);
      LOG.warn("Whether another window keeps the alarms of {} cannot be found out", file, e);
    }
    return true;
  }

  /** Lets go of the claim. */
  @Override
  public void close() {
    release(lock);
    lock = null;
  }

  private static void release(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("The lock of the alarms was not let go of in order", e);
      }
    }
  }

  /** What was kept; nothing where there is none. A file that cannot be read is set aside. */
  public KeptAlarms load() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return setAside("it is too large");
      }
      KeptAlarms kept = MAPPER.readValue(Files.readAllBytes(file), KeptAlarms.class);
      if (kept == null || kept.version() != KeptAlarms.VERSION) {
        return setAside("it is of another version");
      }
      return kept;
    } catch (NoSuchFileException e) {
      return KeptAlarms.NONE;
    } catch (IOException | RuntimeException e) {
      return setAside("it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Replaces what was kept.
   *
   * @throws IOException when it cannot be written; what was kept before stays
   */
  public void save(KeptAlarms alarms) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IOException("no folder for " + file);
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".alarms", "");
    try {
      write(fresh, MAPPER.writeValueAsBytes(alarms));
      Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Down to the disk: else a power cut could leave the new name on no content. */
  private static void write(Path to, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private KeptAlarms setAside(String why) {
    Path aside = file.resolveSibling(file.getFileName() + ".set-aside");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("The alarms of {} start anew, since {}; it now lies in {}", file, why, aside);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The alarms of {} start anew, since {}; it could not be moved away", file, why, e);
    }
    return KeptAlarms.NONE;
  }
}
