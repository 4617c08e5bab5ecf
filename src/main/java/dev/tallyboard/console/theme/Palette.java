package dev.tallyboard.console.theme;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/** One colour for each token: read by code for fills that change often, by CSS for all others. */
public final class Palette {
  public static final Palette LIGHT = new Palette(Palette::light);

  private final Map<Token, String> hex = new EnumMap<>(Token.class);
  private final Map<Token, Color> colors = new EnumMap<>(Token.class);

  private Palette(Function<Token, String> hexOf) {
    for (Token token : Token.values()) {
      hex.put(token, hexOf.apply(token));
      colors.put(token, Color.web(hexOf.apply(token)));
    }
  }

  public Color color(Token token) {
    Color color = colors.get(token);
    if (color == null) {
      throw new IllegalStateException("a palette without " + token);
    }
    return color;
  }

  /** A stylesheet that gives every token its colour at the root. */
  String stylesheet() {
    String css =
        Arrays.stream(Token.values())
            .map(it -> it.lookup() + ": " + hex.get(it) + ";")
            .collect(Collectors.joining("\n", ".root {\n", "\n}\n"));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String light(Token token) {
    return switch (token) {
      case BG_INSET -> "#E6E9EC";
      case BG_DEFAULT -> "#F8F9FA";
      case BG_SUBTLE -> "#EEF0F3";
      case BG_OVERLAY -> "#FFFFFF";
      case BORDER_MUTED -> "#DADEE3";
      case BORDER_DEFAULT -> "#BCC3CB";
      case BORDER_CONTROL -> "#78818C";
      case FG_DEFAULT -> "#1B2026";
      case FG_MUTED -> "#47505A";
      case FG_SUBTLE -> "#58616B";
      case WORK -> "#4B5C6E";
      case WORK_DONE -> "#778594";
      case TRACK -> "#D0D6DC";
      case ACCENT_FG, ACCENT_EMPHASIS -> "#1D5FAE";
      case ACCENT_SUBTLE -> "#E3ECF7";
      case ON_ACCENT, ON_DANGER -> "#FFFFFF";
      case DANGER_EMPHASIS, DANGER_LINE -> "#B3261E";
      case DANGER_FG -> "#A3201A";
      case DANGER_SUBTLE -> "#FBE7E5";
      case WARNING_FG -> "#7A4E00";
      case WARNING_SUBTLE -> "#FFF1CF";
      case WARNING_LINE -> "#AB7610";
      case SUCCESS_FG -> "#23693F";
    };
  }
}
