package dev.tallyboard.benchmark;

import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.orders.OrderItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;

/**
 * Says when the message of an order's row is on the screen: at the first pulse at which the pixels
 * there are others than before. A pulse comes every 16.7 ms, so what is said is late by that much
 * at most. Owned by the FX thread.
 */
final class PaintWatch {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 16;

  /** Hears of each message once it is there; times are {@link System#nanoTime}. */
  interface Listener {
    /**
     * @param laidOut when the pulse that brought it had been laid out, before it was painted
     * @param seen when its pixels were seen
     */
    void painted(String message, long laidOut, long seen);
  }

  private final Scene scene;
  private final Listener listener;
  private final Robot robot = new Robot();
  private final Map<String, Row> rows = new HashMap<>();

  /** What a row shows. */
  private static final class Row {
    String message = "";
    int pixels;
    long laidOut;
    boolean awaited;
  }

  PaintWatch(Scene scene, Listener listener) {
    this.scene = scene;
    this.listener = listener;
    scene.addPostLayoutPulseListener(this::look);
  }

  private void look() {
    boolean awaited = false;
    for (Node node : scene.getRoot().lookup("#order-list").lookupAll(".order-cell")) {
      if (node instanceof ListCell<?> cell
          && cell.getItem() instanceof OrderItem item
          && cell.getGraphic() instanceof Parent graphic
          && graphic.lookup(".row-message") instanceof FittedText message) {
        awaited |= look(rows.computeIfAbsent(item.order().get().poId(), _ -> new Row()), message);
      }
    }
    if (awaited) {
      Platform.requestNextPulse();
    }
  }

  private boolean look(Row row, FittedText message) {
    if (row.awaited) {
      int pixels = pixels(message);
      if (pixels != row.pixels) {
        row.pixels = pixels;
        row.awaited = false;
        listener.painted(row.message, row.laidOut, System.nanoTime());
      }
    }
    if (!message.whole().equals(row.message)) {
      row.message = message.whole();
      row.laidOut = System.nanoTime();
      row.awaited = true;
    }
    return row.awaited;
  }

  private int pixels(FittedText message) {
    Point2D corner = message.localToScreen(0, -HEIGHT / 2.0);
    WritableImage image =
        robot.getScreenCapture(null, corner.getX(), corner.getY(), WIDTH, HEIGHT, false);
    int[] pixels = new int[WIDTH * HEIGHT];
    image
        .getPixelReader()
        .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
    return Arrays.hashCode(pixels);
  }
}
