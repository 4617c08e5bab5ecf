package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Stepper;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the columns of the list begin, in px, and how wide they are: progress takes what the others
 * leave.
 *
 * @param compact for windows below 1200 px
 * @param dense whether the rows are the low ones
 * @param supplierWidth 0 where the supplier stands below the order, without a column of its own
 * @param below how much lower stage and progress stand than the rest; 0 where all stand side by
 *     side
 */
record Columns(
    boolean compact,
    boolean dense,
    double below,
    double order,
    double orderWidth,
    double supplier,
    double supplierWidth,
    double stage,
    double stageWidth,
    double progress,
    double barWidth,
    double percentEnd,
    double elapsed,
    double elapsedWidth,
    double status,
    double statusWidth) {
  private static final double INSET = 16;
  private static final double PERCENT = 60;
  private static final double BELOW = 46;
  private static final double LEAST_PROGRESS = PERCENT + Stepper.WIDTH / 2;
  private static final double MOST_PROGRESS = 640;
  private static final double ROOMY_PROGRESS = 480;
  private static final double SCROLL_BAR = 8;

  /** The widest of the usual ones. */
  private static final double BADGE = 92;

  /** As designed. */
  static Columns of(double listWidth, boolean compact) {
    return of(listWidth, compact, compact, Widths.DESIGNED);
  }

  /** As the operator has chosen, as far as the window has room for it. */
  static Columns of(double listWidth, boolean compact, boolean dense, Widths chosen) {
    boolean apart = isApart(listWidth, compact);
    double spaces = spaces(compact, apart);
    Map<Column, Double> widths =
        fitting(listWidth - spaces - LEAST_PROGRESS, compact, apart, chosen);
    double gap = gap(compact);
    double fixed = spaces + sum(widths);
    boolean sized = chosen.chose(takesSpare(apart), compact);
    double most = sized ? Double.MAX_VALUE : MOST_PROGRESS;
    double progress = Math.clamp(listWidth - fixed, LEAST_PROGRESS, most);
    double spare = Math.max(0, listWidth - fixed - progress);
    widths.merge(takesSpare(apart), spare, Double::sum);
    double order = widths.getOrDefault(Column.ORDER, 0.0);
    double supplier = widths.getOrDefault(Column.SUPPLIER, 0.0);
    double stage = widths.getOrDefault(Column.STAGE, 0.0);
    double elapsed = widths.getOrDefault(Column.ELAPSED, 0.0);
    double supplierX = INSET + order + gap;
    double stageX = apart ? supplierX + supplier + gap : supplierX;
    double progressX = stageX + stage + gap;
    double elapsedX = progressX + progress + gap;
    return new Columns(
        compact,
        dense,
        0,
        INSET,
        order,
        supplierX,
        supplier,
        stageX,
        stage,
        progressX,
        progress - PERCENT,
        progressX + progress,
        elapsedX,
        elapsed,
        elapsedX + elapsed + gap,
        widths.getOrDefault(Column.STATUS, 0.0));
  }

  /** For windows below 1000 px: what it is and how long above, where it stands below. */
  static Columns narrow(double listWidth) {
    double end = listWidth - INSET - SCROLL_BAR;
    double status = end - BADGE;
    double elapsed = status - 16 - 112;
    double stage = Column.STAGE.designed(true);
    double progress = INSET + stage + 16;
    return new Columns(
        true,
        true,
        BELOW,
        INSET,
        elapsed - 16 - INSET,
        INSET,
        0,
        INSET,
        stage,
        progress,
        end - progress - PERCENT,
        end,
        elapsed,
        112,
        status,
        BADGE);
  }

  boolean supplierApart() {
    return supplierWidth > 0;
  }

  boolean narrow() {
    return below > 0;
  }

  double rowHeight() {
    if (narrow()) {
      return 96;
    }
    return dense ? 48 : 56;
  }

  double firstLine() {
    return dense ? 14 : 18.5;
  }

  double secondLine() {
    return dense ? 33.5 : 38.5;
  }

  /** Whether what is said below the time has to be said in few words. */
  boolean shortNotes() {
    return elapsedWidth < Column.ELAPSED.designed(false);
  }

  double gap() {
    return gap(compact);
  }

  /** 0 for a column that is not there. */
  double width(Column column) {
    return switch (column) {
      case ORDER -> orderWidth;
      case SUPPLIER -> supplierWidth;
      case STAGE -> stageWidth;
      case ELAPSED -> elapsedWidth;
      case STATUS -> statusWidth;
    };
  }

  /** Where the free space begins by which the column is made wider: on the progress' side. */
  double edge(Column column) {
    return switch (column) {
      case ORDER -> order + orderWidth;
      case SUPPLIER -> supplier + supplierWidth;
      case STAGE -> stage + stageWidth;
      case ELAPSED -> elapsed - gap();
      case STATUS -> status - gap();
    };
  }

  /**
   * What is chosen when this column gets that width, or as much as the progress can give. The
   * others stay as they are seen now.
   */
  Widths resize(Widths chosen, Column column, double width) {
    Widths next = chosen;
    for (Column it : Column.values()) {
      boolean hasSpare = it == takesSpare(supplierApart()) && progressWidth() >= MOST_PROGRESS;
      if (width(it) > 0 && (hasSpare || chosen.chose(it, compact))) {
        next = next.with(it, compact, width(it));
      }
    }
    double most = width(column) + Math.max(0, progressWidth() - LEAST_PROGRESS);
    double within = Math.max(column.least(), Math.min(width, most));
    return next.with(column, compact, Math.rint(within));
  }

  private double progressWidth() {
    return percentEnd - progress;
  }

  /** Chosen widths give way where the window has become smaller, each down to its least. */
  private static Map<Column, Double> fitting(
      double room, boolean compact, boolean apart, Widths chosen) {
    Map<Column, Double> wanted = new EnumMap<>(Column.class);
    double least = 0;
    double designed = 0;
    for (Column it : Column.values()) {
      if (apart || it != Column.SUPPLIER) {
        wanted.put(it, chosen.of(it, compact));
        least += it.least();
        designed += it.designed(compact);
      }
    }
    double over = sum(wanted) - Math.max(room, designed);
    if (over > 0) {
      double kept = 1 - over / (sum(wanted) - least);
      wanted.replaceAll((it, px) -> it.least() + kept * (px - it.least()));
    }
    return wanted;
  }

  /** The supplier has its own column where the progress is roomy beside it, as designed. */
  private static boolean isApart(double listWidth, boolean compact) {
    double designed = spaces(compact, true);
    for (Column it : Column.values()) {
      designed += it.designed(compact);
    }
    return listWidth - designed >= ROOMY_PROGRESS;
  }

  private static Column takesSpare(boolean apart) {
    return apart ? Column.SUPPLIER : Column.ORDER;
  }

  private static double spaces(boolean compact, boolean apart) {
    return 2 * INSET + (apart ? 5 : 4) * gap(compact);
  }

  private static double gap(boolean compact) {
    return compact ? 16 : 24;
  }

  private static double sum(Map<Column, Double> widths) {
    return widths.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
