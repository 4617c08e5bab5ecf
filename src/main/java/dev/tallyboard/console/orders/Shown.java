package dev.tallyboard.console.orders;

/**
 * How much of the board the list shows.
 *
 * @param rows how many orders it shows
 * @param of how many there are
 * @param hiddenAlarms orders with an alarm that nobody has acknowledged, and that are not shown
 */
record Shown(Narrowing by, int rows, int of, int hiddenAlarms) {
  static final Shown NOTHING = new Shown(Narrowing.NONE, 0, 0, 0);
}
