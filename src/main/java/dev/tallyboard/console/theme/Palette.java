package dev.tallyboard.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
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
  public static final Palette DARK = new Palette(Palette::dark);

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

  /** The theme that the library's own controls wear beneath. */
  atlantafx.base.theme.Theme beneath() {
    return equals(DARK) ? new PrimerDark() : new PrimerLight();
  }

  /**
   * A stylesheet that gives every token its colour at the root.
   *
   * @param fontSize px, of what is not shown larger otherwise, such as tooltips
   */
  String stylesheet(double fontSize) {
    String css =
        Arrays.stream(Token.values())
            .map(it -> it.lookup() + ": " + hex.get(it) + ";")
            .collect(
                Collectors.joining("\n", ".root {\n-fx-font-size: " + fontSize + "px;\n", "\n}\n"));
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
      case SHADOW -> "#00000024";
    };
  }

  private static String dark(Token token) {
    return switch (token) {
      case BG_INSET -> "#0F1317";
      case BG_DEFAULT -> "#171C21";
      case BG_SUBTLE -> "#1F252B";
      case BG_OVERLAY -> "#20272E";
      case BORDER_MUTED -> "#2A3239";
      case BORDER_DEFAULT -> "#414C56";
      case BORDER_CONTROL -> "#75818D";
      case FG_DEFAULT -> "#E4E8EC";
      case FG_MUTED -> "#B0B9C2";
      case FG_SUBTLE -> "#99A3AD";
      case WORK -> "#9DAFC1";
      case WORK_DONE -> "#6F8193";
      case TRACK -> "#353F49";
      case ACCENT_FG, ACCENT_EMPHASIS -> "#76AEF2";
      case ACCENT_SUBTLE -> "#1A2B3F";
      case ON_ACCENT -> "#0B1621";
      case DANGER_EMPHASIS -> "#C8372D";
      case DANGER_LINE -> "#F26D61";
      case DANGER_FG -> "#FF9A90";
      case DANGER_SUBTLE -> "#3B1D1B";
      case ON_DANGER -> "#FFFFFF";
      case WARNING_FG -> "#EDBE5F";
      case WARNING_SUBTLE -> "#352A10";
      case WARNING_LINE -> "#A87A1E";
      case SUCCESS_FG -> "#74C295";
      case SHADOW -> "#00000024";
    };
  }
}
