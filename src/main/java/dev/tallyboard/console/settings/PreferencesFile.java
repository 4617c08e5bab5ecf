package dev.tallyboard.console.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tallyboard.console.theme.ThemeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The preferences as a small JSON file. It is replaced as a whole, so that whoever reads it finds
 * the old or the new one; one that cannot be read is set aside, and the defaults hold. Not for the
 * FX thread.
 */
public final class PreferencesFile {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Version 1 knew no connections, 2 no notifications, 3 no rows, columns, volume or names; they
   * are read all the same.
   */
  private static final int VERSION = 4;

  /** Ours has some hundred bytes, and some thousand with everything pinned and all profiles. */
  private static final long MOST_BYTES = 512 * 1024;

  private final Path file;

  public PreferencesFile(Path file) {
    this.file = file;
  }

  /** What is kept; the defaults where nothing is, or nothing that can be read. */
  public Preferences read() {
    if (!Files.exists(file)) {
      return Preferences.DEFAULT;
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        return setAside("it is larger than " + MOST_BYTES / 1024 + " KiB");
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        return setAside("it is not a whole JSON object");
      }
      int version = json.path("version").asInt();
      if (version < 1 || version > VERSION) {
        return setAside("it is not of version " + VERSION);
      }
      return preferences(json);
    } catch (JsonProcessingException e) {
      return setAside("it is not whole JSON");
    } catch (IOException e) {
      LOG.warn("The preferences in {} cannot be read, the defaults hold", file, e);
      return Preferences.DEFAULT;
    }
  }

  /**
   * Replaces the file; when this returns it is on the disk.
   *
   * @throws UncheckedIOException when that cannot be done; the old file is as it was
   */
  public void write(Preferences preferences) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = Files.createTempFile(folder, ".preferences", "");
      try {
        writeThrough(
            fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(preferences)));
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the preferences cannot be written to " + file, e);
    }
  }

  private static void writeThrough(Path fresh, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private Preferences setAside(String why) {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    try {
      Files.move(file, aside, REPLACE_EXISTING);
      LOG.warn(
          "The preferences in {} were set aside as {}: {}. The defaults hold", file, aside, why);
    } catch (IOException e) {
      LOG.warn("The preferences in {} cannot be used: {}. The defaults hold", file, why, e);
    }
    return Preferences.DEFAULT;
  }

  /** A value that makes no sense is as good as none. */
  private static Preferences preferences(JsonNode json) {
    String theme = json.path("theme").asText("");
    return new Preferences(
        Arrays.stream(ThemeChoice.values())
            .filter(it -> nameOf(it).equals(theme))
            .findFirst()
            .orElse(Preferences.DEFAULT.theme()),
        json.path("reducedMotion").asBoolean(Preferences.DEFAULT.reducedMotion()),
        json.path("textPercent").asInt(Preferences.DEFAULT.textPercent()),
        json.path("denseRows").asBoolean(Preferences.DEFAULT.denseRows()),
        place(json.path("window")),
        orders(json.path("orders")),
        ConnectionsJson.read(json.path("connections")),
        NotificationsJson.read(json.path("notifications")));
  }

  private static OrderList orders(JsonNode json) {
    Map<String, List<String>> pinned = new LinkedHashMap<>();
    json.path("pinned")
        .properties()
        .forEach(
            it -> {
              List<String> poIds = new ArrayList<>();
              it.getValue().forEach(poId -> poIds.add(poId.asText("")));
              pinned.put(it.getKey(), poIds);
            });
    Map<String, Double> widths = new LinkedHashMap<>();
    json.path("widths")
        .properties()
        .forEach(it -> widths.put(it.getKey(), it.getValue().asDouble(0)));
    return new OrderList(json.path("sort").asText(""), pinned, widths);
  }

  private static @Nullable WindowPlace place(JsonNode json) {
    double width = json.path("width").asDouble(0);
    double height = json.path("height").asDouble(0);
    return width > 0 && height > 0
        ? new WindowPlace(
            json.path("x").asDouble(0),
            json.path("y").asDouble(0),
            width,
            height,
            json.path("maximised").asBoolean(false))
        : null;
  }

  private static ObjectNode json(Preferences preferences) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", VERSION);
    json.put("theme", nameOf(preferences.theme()));
    json.put("reducedMotion", preferences.reducedMotion());
    json.put("textPercent", preferences.textPercent());
    json.put("denseRows", preferences.denseRows());
    WindowPlace place = preferences.window();
    if (place != null) {
      json.putObject("window")
          .put("x", place.x())
          .put("y", place.y())
          .put("width", place.width())
          .put("height", place.height())
          .put("maximised", place.maximised());
    }
    ObjectNode orders = json.putObject("orders").put("sort", preferences.orders().sort());
    ObjectNode pinned = orders.putObject("pinned");
    preferences
        .orders()
        .pinned()
        .forEach((merchant, poIds) -> poIds.forEach(pinned.putArray(merchant)::add));
    preferences.orders().widths().forEach(orders.putObject("widths")::put);
    ConnectionsJson.write(preferences.connections(), json.putObject("connections"));
    NotificationsJson.write(preferences.notifications(), json.putObject("notifications"));
    return json;
  }

  private static String nameOf(ThemeChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
