package dev.tallyboard.workflow.stage;

import org.jspecify.annotations.Nullable;

/** How many things there are, in words. */
final class Items {
  private Items() {}

  static String counted(@Nullable Integer count, String thing) {
    int number = count == null ? 0 : count;
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }
}
