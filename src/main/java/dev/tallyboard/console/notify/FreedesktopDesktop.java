package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.notify.bus.BusCall;
import dev.tallyboard.console.notify.bus.BusError;
import dev.tallyboard.console.notify.bus.BusReader;
import dev.tallyboard.console.notify.bus.BusSignal;
import dev.tallyboard.console.notify.bus.BusWriter;
import dev.tallyboard.console.notify.bus.SessionBus;
import dev.tallyboard.console.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
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
  private static final Texts TEXTS = Texts.of(FreedesktopDesktop.class);
  private static final Logger LOG = LoggerFactory.getLogger(FreedesktopDesktop.class);
  private static final String SERVICE = "org.freedesktop.Notifications";
  private static final String BUS = "org.freedesktop.DBus";
  private static final String CLICKS =
      "type='signal',interface='org.freedesktop.Notifications',member='ActionInvoked'";
  private static final String PATH = "/org/freedesktop/Notifications";

  /** The server decides for how long. */
  private static final int USUAL_TIME = -1;

  private static final int NORMAL = 1;

  private final Optional<Path> address;
  private final Consumer<Boolean> found;
  private final Consumer<Notification> clicked;
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

  /** The worker's own: whether the server tells of clicks. */
  private boolean clicks;

  /** The worker's own: what was shown last, by kind. */
  private final Map<NotificationKind, Shown> shown = new EnumMap<>(NotificationKind.class);

  /**
   * @param id the server's
   */
  private record Shown(int id, Notification notification) {}

  /**
   * @param address of the bus; empty for none
   * @param found told by another thread, with each notification, whether somebody shows them
   * @param clicked told by another thread of the one that the operator has clicked
   */
  public FreedesktopDesktop(
      Optional<Path> address, Consumer<Boolean> found, Consumer<Notification> clicked) {
    this.address = address;
    this.found = found;
    this.clicked = clicked;
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
              address.orElseThrow(() -> new IOException("this session has no bus that is a file")),
              this::told);
      bus = there;
      shown.clear();
      List<String> can =
          there.call(new BusCall(SERVICE, PATH, SERVICE, "GetCapabilities")).strings();
      markup = can.contains("body-markup");
      clicks = can.contains("actions") && listens(there);
    }
    return there;
  }

  /** Whether we are told of clicks; without, notifications are shown all the same. */
  private static boolean listens(SessionBus bus) throws IOException {
    byte[] rule = new BusWriter().string(CLICKS).bytes();
    try {
      var _ = bus.call(new BusCall(BUS, "/org/freedesktop/DBus", BUS, "AddMatch", "s", rule));
      return true;
    } catch (BusError e) {
      LOG.info("Clicks on notifications are not told: {}", e.getMessage());
      return false;
    }
  }

  /** By the bus's own thread. */
  private void told(BusSignal signal) {
    if (!signal.member().equals("ActionInvoked")) {
      return;
    }
    try {
      int id = signal.body().number();
      worker.execute(() -> click(id));
    } catch (IOException e) {
      LOG.debug("A click was told that cannot be read", e);
    }
  }

  /** Those of other programs are told, too. */
  private void click(int id) {
    shown.values().stream()
        .filter(it -> it.id() == id)
        .findFirst()
        .ifPresent(it -> clicked.accept(it.notification()));
  }

  private void notify(SessionBus bus, Notification it) throws IOException {
    BusWriter hints = new BusWriter();
    hints.align(8).string("urgency").signature("y").octet(NORMAL);
    hints.align(8).string("suppress-sound").signature("b").number(1);
    BusWriter actions = new BusWriter();
    if (clicks) {
      actions.string("default").string(TEXTS.of("action.show"));
    }
    Shown before = shown.get(it.kind());
    byte[] body =
        new BusWriter()
            .string("Tallyboard")
            .number(before == null ? 0 : before.id())
            .string("")
            .string(it.title())
            .string(markup ? escaped(it.text()) : it.text())
            .array(4, actions)
            .array(8, hints)
            .number(USUAL_TIME)
            .bytes();
    BusReader answer =
        bus.call(new BusCall(SERVICE, PATH, SERVICE, "Notify", "susssasa{sv}i", body));
    shown.put(it.kind(), new Shown(answer.number(), it));
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
