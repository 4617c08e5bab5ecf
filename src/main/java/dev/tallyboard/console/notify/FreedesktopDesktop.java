package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.notify.bus.BusCall;
import dev.tallyboard.console.notify.bus.BusError;
import dev.tallyboard.console.notify.bus.BusReader;
import dev.tallyboard.console.notify.bus.BusWriter;
import dev.tallyboard.console.notify.bus.SessionBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifications of GNOME, KDE and the other desktops of freedesktop.org, asked for over the bus
 * of the session (Desktop Notifications Specification, 1.2). The connection is kept: GNOME takes
 * away what a program has shown once that program has left the bus.
 */
public final class FreedesktopDesktop implements Desktop {
  private static final Logger LOG = LoggerFactory.getLogger(FreedesktopDesktop.class);
  private static final String SERVICE = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";

  /** The server decides for how long. */
  private static final int USUAL_TIME = -1;

  private static final int NORMAL = 1;

  private final Optional<Path> address;
  private final Consumer<Boolean> found;
  private final ExecutorService worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(8),
          Thread.ofPlatform().daemon().name("notifications").factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  /** The worker's own: null while there is no connection. */
  private @Nullable SessionBus bus;

  /** The worker's own: whether the server reads markup. */
  private boolean markup;

  /** The worker's own: the server's id of what was shown last, by kind. */
  private final Map<NotificationKind, Integer> shown = new EnumMap<>(NotificationKind.class);

  /**
   * @param address of the bus; empty for none
   * @param found told by another thread, with each notification, whether somebody shows them
   */
  public FreedesktopDesktop(Optional<Path> address, Consumer<Boolean> found) {
    this.address = address;
    this.found = found;
  }

  @Override
  public void look() {
    worker.execute(() -> found.accept(attempt(_ -> {})));
  }

  @Override
  public void show(Notification it) {
    worker.execute(() -> found.accept(attempt(bus -> notify(bus, it))));
  }

  @Override
  public void close() {
    worker.shutdownNow();
    worker.close();
    disconnect();
  }

  /** What is done with the bus. */
  @FunctionalInterface
  private interface Work {
    void with(SessionBus bus) throws IOException;
  }

  /** Once more where the connection of before has ended meanwhile. */
  private boolean attempt(Work work) {
    boolean connected = bus != null;
    try {
      work.with(connect());
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.info("The desktop shows no notification: {}", e.getMessage());
      disconnect();
      return connected && !(e instanceof BusError) && attempt(work);
    }
  }

  private SessionBus connect() throws IOException {
    SessionBus there = bus;
    if (there == null) {
      there =
          SessionBus.connect(
              address.orElseThrow(() -> new IOException("this session has no bus that is a file")));
      bus = there;
      shown.clear();
      markup = readsMarkup(there);
    }
    return there;
  }

  private static boolean readsMarkup(SessionBus bus) throws IOException {
    BusReader answer = bus.call(new BusCall(SERVICE, PATH, SERVICE, "GetCapabilities"));
    return answer.strings().contains("body-markup");
  }

  private void notify(SessionBus bus, Notification it) throws IOException {
    BusWriter hints = new BusWriter();
    hints.align(8).string("urgency").signature("y").octet(NORMAL);
    hints.align(8).string("suppress-sound").signature("b").number(1);
    byte[] body =
        new BusWriter()
            .string("Tallyboard")
            .number(shown.getOrDefault(it.kind(), 0))
            .string("")
            .string(it.title())
            .string(markup ? escaped(it.text()) : it.text())
            .array(4, new BusWriter())
            .array(8, hints)
            .number(USUAL_TIME)
            .bytes();
    BusReader answer =
        bus.call(new BusCall(SERVICE, PATH, SERVICE, "Notify", "susssasa{sv}i", body));
    shown.put(it.kind(), answer.number());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void disconnect() {
    SessionBus there = bus;
    bus = null;
    if (there != null) {
      try {
        there.close();
      } catch (IOException e) {
        LOG.debug("The bus of the session was not left in order", e);
      }
    }
  }
}
