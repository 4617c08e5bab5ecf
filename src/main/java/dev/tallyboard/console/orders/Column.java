package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Stepper;

/** A column whose width the operator may choose. Progress has none: it takes what these leave. */
enum Column {
  ORDER("column.order", 160, 144, 136),
  SUPPLIER("column.supplier", 192, 192, 112),
  STAGE("column.stage", 190, 190, Stepper.WIDTH),
  ELAPSED("column.elapsed", 172, 112, 112),
  STATUS("column.status", 128, 92, 92);

  private final String word;
  private final double roomy;
  private final double compact;
  private final double least;

  /**
   * @param word the key of its name
   * @param roomy its width as designed, px
   * @param compact the same in windows below 1200 px
   * @param least px; below it the name of the column, or what has to be read whole, would be cut
   */
  Column(String word, double roomy, double compact, double least) {
    this.word = word;
    this.roomy = roomy;
    this.compact = compact;
    this.least = least;
  }

  String word() {
    return word;
  }

  double designed(boolean inCompact) {
    return inCompact ? compact : roomy;
  }

  double least() {
    return least;
  }

  /** Whether it stands before the progress, which gives and takes the room. */
  boolean isBeforeProgress() {
    return compareTo(STAGE) <= 0;
  }
}
