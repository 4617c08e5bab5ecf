package dev.tallyboard.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.control.QuietHours;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the operator wants to be told of, in the preferences' file; of version 3 on. */
final class NotificationsJson {
  private NotificationsJson() {}

  /** A value that makes no sense is as good as none. */
  static NotificationRules read(JsonNode json) {
    NotificationRules usual = NotificationRules.DEFAULT;
    Map<NotificationKind, Ways> ways = new EnumMap<>(NotificationKind.class);
    for (NotificationKind kind : NotificationKind.values()) {
      JsonNode it = json.path("kinds").path(nameOf(kind));
      ways.put(
          kind,
          new Ways(
              it.path("desktop").asBoolean(usual.of(kind).desktop()),
              it.path("sound").asBoolean(usual.of(kind).sound())));
    }
    JsonNode quiet = json.path("quiet");
    return new NotificationRules(
        ways,
        new QuietHours(
            quiet.path("on").asBoolean(usual.quiet().on()),
            time(quiet.path("from"), usual.quiet().from()),
            time(quiet.path("to"), usual.quiet().to())),
        json.path("alarmsInQuietHours").asBoolean(usual.alarmsInQuietHours()),
        json.path("alarmSoundsInFront").asBoolean(usual.alarmSoundsInFront()),
        json.path("volume").asInt(usual.volume()),
        json.path("names").asBoolean(usual.names()),
        json.path("keepInTray").asBoolean(usual.keepInTray()));
  }

  static void write(NotificationRules rules, ObjectNode json) {
    ObjectNode kinds = json.putObject("kinds");
    for (NotificationKind kind : NotificationKind.values()) {
      kinds
          .putObject(nameOf(kind))
          .put("desktop", rules.of(kind).desktop())
          .put("sound", rules.of(kind).sound());
    }
    json.putObject("quiet")
        .put("on", rules.quiet().on())
        .put("from", rules.quiet().from().toString())
        .put("to", rules.quiet().to().toString());
    json.put("alarmsInQuietHours", rules.alarmsInQuietHours())
        .put("alarmSoundsInFront", rules.alarmSoundsInFront())
        .put("volume", rules.volume())
        .put("names", rules.names())
        .put("keepInTray", rules.keepInTray());
  }

  private static LocalTime time(JsonNode json, LocalTime usual) {
    try {
      return json.isTextual() ? LocalTime.parse(json.asText()) : usual;
    } catch (DateTimeException e) {
      return usual;
    }
  }

  private static String nameOf(NotificationKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
