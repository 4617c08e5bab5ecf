package dev.tallyboard.console.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.console.activity.ActivityCsv;
import dev.tallyboard.console.activity.Export;
import dev.tallyboard.console.activity.FeedEntry;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes entries of the feed to files, off the FX thread, one file after the other. */
final class FeedExport implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(FeedExport.class);
  private static final Logger LOG = LoggerFactory.getLogger(FeedExport.class);
  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT);

  private final ZoneId zone;
  private final Consumer<Export> told;
  private final Executor fxThread = new FxThread();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("console-export").factory());

  /**
   * @param zone of the times
   * @param told on the FX thread what became of each
   */
  FeedExport(ZoneId zone, Consumer<Export> told) {
    this.zone = zone;
    this.told = told;
  }

  /** A name for a file of that instant, epoch ms. */
  String name(long at) {
    return TEXTS.of("export.name", IN_NAME.format(Instant.ofEpochMilli(at).atZone(zone)));
  }

  /**
   * @param entries not to be changed any more
   */
  void save(List<FeedEntry> entries, Path file) {
    worker.execute(
        () -> {
          Export outcome = written(entries, file);
          fxThread.execute(() -> told.accept(outcome));
        });
  }

  /** Ends once what is under way is written. */
  @Override
  public void close() {
    worker.shutdown();
  }

  /** Beside its place at first: whoever opens the file finds the old or the new one. */
  private Export written(List<FeedEntry> entries, Path file) {
    String name = PlainText.of(String.valueOf(file.getFileName()));
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (Writer out = Files.newBufferedWriter(fresh, UTF_8)) {
        ActivityCsv.write(entries, zone, out);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return new Export.Saved(name, entries.size());
    } catch (AccessDeniedException e) {
      LOG.warn("The activity was not saved", e);
      return new Export.Failed(TEXTS.of("export.denied", name));
    } catch (NoSuchFileException e) {
      LOG.warn("The activity was not saved", e);
      return new Export.Failed(TEXTS.of("export.no-folder", name));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The activity was not saved", e);
      return new Export.Failed(TEXTS.of("export.failed", name));
    } finally {
      forget(fresh);
    }
  }

  private static void forget(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      LOG.warn("A file that was not finished is left behind: {}", fresh, e);
    }
  }
}
