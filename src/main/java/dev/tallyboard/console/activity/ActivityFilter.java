package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator wants to read of the feed.
 *
 * @param kinds the badges of the entries that are shown
 * @param order whose entries alone are shown; null for all
 * @param text words that each have to occur in the order or the message, in whatever case
 */
record ActivityFilter(Set<BadgeKind> kinds, @Nullable OneOrder order, String text) {
  /** In the order in which they are offered. */
  static final List<BadgeKind> KINDS =
      List.of(
          BadgeKind.PROCESSING,
          BadgeKind.SUCCESS,
          BadgeKind.ERROR,
          BadgeKind.SYSTEM,
          BadgeKind.LIVE,
          BadgeKind.STREAM_LOST);

  static final Set<BadgeKind> TROUBLES = Set.of(BadgeKind.ERROR, BadgeKind.STREAM_LOST);

  static final ActivityFilter NONE = new ActivityFilter(Set.copyOf(KINDS), null, "");

  /**
   * An order to read of alone.
   *
   * @param name as the entries call it
   */
  record OneOrder(String poId, String name) {}

  ActivityFilter {
    kinds = Set.copyOf(kinds);
    text = text.strip();
  }

  ActivityFilter with(Set<BadgeKind> only) {
    return new ActivityFilter(only, order, text);
  }

  ActivityFilter with(@Nullable OneOrder only) {
    return new ActivityFilter(kinds, only, text);
  }

  ActivityFilter with(String words) {
    return new ActivityFilter(kinds, order, words);
  }

  boolean isNone() {
    return equals(NONE);
  }

  Predicate<FeedEntry> shows() {
    if (isNone()) {
      return _ -> true;
    }
    List<String> words = Stream.of(folded(text).split("\\s+")).filter(it -> !it.isEmpty()).toList();
    return it ->
        kinds.contains(it.badge())
            && (order == null || isOf(it, order))
            && (words.isEmpty() || hasAll(it, words));
  }

  /** What the desk did is told by the order's name alone. */
  private static boolean isOf(FeedEntry entry, OneOrder order) {
    return entry.source() == null
        ? entry.title().equals(order.name())
        : entry.source().poId().equals(order.poId());
  }

  private static boolean hasAll(FeedEntry entry, List<String> words) {
    String id = entry.source() == null ? "" : entry.source().poId();
    String all = folded(String.join(" ", entry.title(), id, entry.text()));
    return words.stream().allMatch(all::contains);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
