package dev.tallyboard.gateway;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an uploaded document: a name alone, whatever the client sent. */
final class FileName {
  private static final int MAX_LENGTH = 200;
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /** The first of the candidates that leaves a name; else one made from the content type. */
  static String of(@Nullable String contentType, @Nullable String... candidates) {
    for (String candidate : candidates) {
      String name = candidate == null ? "" : bare(candidate);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "order" + ending(contentType);
  }

  /** What a Content-Disposition header says, or null. */
  static @Nullable String in(@Nullable String contentDisposition) {
    if (contentDisposition == null) {
      return null;
    }
    Matcher extended = EXTENDED.matcher(contentDisposition);
    if (extended.find()) {
      try {
        return QueryStringDecoder.decodeComponent(extended.group(1).replace("+", "%2B"));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    Matcher plain = PLAIN.matcher(contentDisposition);
    if (!plain.find()) {
      return null;
    }
    return plain.group(1) == null ? plain.group(2) : plain.group(1);
  }

  private static String bare(String path) {
    String name =
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
            .replaceAll("\\p{Cntrl}", "")
            .strip();
    return name.length() <= MAX_LENGTH ? name : name.substring(name.length() - MAX_LENGTH);
  }

  private static String ending(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "text/csv" -> ".csv";
      case "text/plain" -> ".txt";
      case "application/pdf" -> ".pdf";
      case "application/json" -> ".json";
      case "application/xml", "text/xml" -> ".xml";
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
      default -> "";
    };
  }
}
