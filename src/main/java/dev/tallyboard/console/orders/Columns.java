package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Stepper;

/**
 * Where the columns of the list begin, in px, and how wide they are: progress takes what the others
 * leave.
 *
 * @param compact for windows below 1200 px
 * @param supplierWidth 0 where the supplier stands below the order, without a column of its own
 * @param below how much lower stage and progress stand than the rest; 0 where all stand side by
 *     side
 */
record Columns(
    boolean compact,
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
    double status) {
  private static final double INSET = 16;
  private static final double PERCENT = 60;
  private static final double STAGE = 190;
  private static final double BELOW = 46;
  private static final double MOST_PROGRESS = 640;
  private static final double SUPPLIER = 192;
  private static final double ROOMY_PROGRESS = 480;
  private static final double SCROLL_BAR = 8;

  /** The widest of the usual ones. */
  private static final double BADGE = 92;

  static Columns of(double listWidth, boolean compact) {
    double gap = compact ? 16 : 24;
    double order = compact ? 144 : 160;
    double elapsed = compact ? 112 : 172;
    double status = compact ? 92 : 128;
    double fixed = 2 * INSET + 4 * gap + order + STAGE + elapsed + status;
    double supplier = listWidth - fixed - gap - SUPPLIER < ROOMY_PROGRESS ? 0 : SUPPLIER;
    if (supplier > 0) {
      fixed += gap + supplier;
    }
    double progress = Math.clamp(listWidth - fixed, PERCENT + Stepper.WIDTH / 2, MOST_PROGRESS);
    double spare = Math.max(0, listWidth - fixed - progress);
    double supplierX = INSET + order + gap;
    double supplierWidth = supplier > 0 ? supplier + spare : 0;
    double orderWidth = supplier > 0 ? order : order + spare;
    double stageX = supplier > 0 ? supplierX + supplierWidth + gap : INSET + orderWidth + gap;
    double progressX = stageX + STAGE + gap;
    double elapsedX = progressX + progress + gap;
    return new Columns(
        compact,
        0,
        INSET,
        orderWidth,
        supplierX,
        supplierWidth,
        stageX,
        STAGE,
        progressX,
        progress - PERCENT,
        progressX + progress,
        elapsedX,
        elapsed,
        elapsedX + elapsed + gap);
  }

  /** For windows below 1000 px: what it is and how long above, where it stands below. */
  static Columns narrow(double listWidth) {
    double end = listWidth - INSET - SCROLL_BAR;
    double status = end - BADGE;
    double elapsed = status - 16 - 112;
    double progress = INSET + STAGE + 16;
    return new Columns(
        true,
        BELOW,
        INSET,
        elapsed - 16 - INSET,
        INSET,
        0,
        INSET,
        STAGE,
        progress,
        end - progress - PERCENT,
        end,
        elapsed,
        112,
        status);
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
    return compact ? 48 : 56;
  }

  double firstLine() {
    return compact ? 14 : 18.5;
  }

  double secondLine() {
    return compact ? 33.5 : 38.5;
  }
}
