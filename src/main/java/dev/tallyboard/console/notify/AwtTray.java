package dev.tallyboard.console.notify;

import dev.tallyboard.console.text.Texts;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray as AWT knows it; AWT is not loaded before somebody asks. On Windows and macOS it shows
 * notifications, too.
 */
public final class AwtTray implements Tray {
  private static final Texts TEXTS = Texts.of(AwtTray.class);
  private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

  private final URL picture;
  private final Commands commands;
  private final Consumer<Boolean> found;

  /** Loads AWT, and hands over to its thread: nobody else waits for either. */
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tray").factory());

  /** AWT's thread alone; null while there is no icon. */
  private @Nullable Shown shown;

  /** AWT's thread alone. */
  private @Nullable State last;

  private record Shown(TrayIcon icon, MenuItem mute, BufferedImage calm, BufferedImage troubled) {}

  /**
   * @param found told by another thread whether there is a tray
   */
  public AwtTray(URL picture, Commands commands, Consumer<Boolean> found) {
    this.picture = picture;
    this.commands = commands;
    this.found = found;
  }

  @Override
  public void look() {
    look(found);
  }

  void look(Consumer<Boolean> told) {
    execute(() -> told.accept(isThere()));
  }

  @Override
  public void show(State state) {
    inAwt(() -> refresh(state));
  }

  @Override
  public void hide() {
    inAwt(
        () -> {
          Shown there = shown;
          shown = null;
          last = null;
          if (there != null) {
            SystemTray.getSystemTray().remove(there.icon());
          }
        });
  }

  /** Shows it beside the icon, which comes for that. */
  void show(Notification notification) {
    inAwt(
        () -> {
          if (shown == null) {
            refresh(new State(false, "Tallyboard", false));
          }
          Shown there = shown;
          if (there != null) {
            there
                .icon()
                .displayMessage(
                    notification.title(),
                    notification.text(),
                    notification.kind().isAlarm()
                        ? TrayIcon.MessageType.WARNING
                        : TrayIcon.MessageType.INFO);
          }
        });
  }

  @Override
  public void close() {
    hide();
    worker.shutdown();
  }

  private static boolean isThere() {
    try {
      return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    } catch (RuntimeException | LinkageError e) {
      LOG.info("The system's tray cannot be reached: {}", e.getMessage());
      return false;
    }
  }

  private void inAwt(Runnable work) {
    execute(
        () -> {
          if (isThere()) {
            EventQueue.invokeLater(work);
          }
        });
  }

  private void execute(Runnable work) {
    try {
      worker.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("The tray is closed already");
    }
  }

  private void refresh(State state) {
    if (state.equals(last)) {
      return;
    }
    try {
      Shown there = shown;
      if (there == null) {
        there = create();
        SystemTray.getSystemTray().add(there.icon());
        shown = there;
      }
      there.icon().setImage(state.trouble() ? there.troubled() : there.calm());
      there.icon().setToolTip(state.tooltip());
      there.mute().setLabel(state.muted() ? TEXTS.of("tray.unmute") : TEXTS.of("tray.mute"));
      last = state;
    } catch (AWTException | IOException e) {
      LOG.warn("There is no icon in the tray", e);
      found.accept(false);
    }
  }

  private Shown create() throws IOException {
    BufferedImage plain = ImageIO.read(picture);
    BufferedImage calm = TrayImage.of(plain, false);
    MenuItem show = item(TEXTS.of("tray.show"), commands.showWindow());
    MenuItem mute = item(TEXTS.of("tray.mute"), commands.toggleMute());
    MenuItem quit = item(TEXTS.of("tray.quit"), commands.quit());
    PopupMenu menu = new PopupMenu();
    menu.add(show);
    menu.add(mute);
    menu.addSeparator();
    menu.add(quit);
    TrayIcon icon = new TrayIcon(calm, "Tallyboard", menu);
    icon.setImageAutoSize(true);
    icon.addActionListener(_ -> commands.showWindow().run());
    return new Shown(icon, mute, calm, TrayImage.of(plain, true));
  }

  private static MenuItem item(String label, Runnable work) {
    MenuItem item = new MenuItem(label);
    item.addActionListener(_ -> work.run());
    return item;
  }
}
