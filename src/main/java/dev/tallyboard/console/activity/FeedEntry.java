package dev.tallyboard.console.activity;

import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the feed.
 *
 * @param at epoch ms
 * @param source what it tells of; null for what the console tells of itself
 */
public record FeedEntry(
    long at, BadgeKind badge, String title, String text, @Nullable ActivityEntry source) {
  private static final Texts TEXTS = Texts.of(FeedEntry.class);

  static FeedEntry of(ActivityEntry entry, String orderName) {
    BadgeKind badge =
        switch (entry.kind()) {
          case PROGRESS, STAGE -> BadgeKind.PROCESSING;
          case COMPLETION -> BadgeKind.SUCCESS;
          case ERROR -> BadgeKind.ERROR;
        };
    return new FeedEntry(entry.at(), badge, orderName, EntryText.of(entry), entry);
  }

  static FeedEntry ofConnection(long at, BadgeKind badge, String text) {
    return new FeedEntry(at, badge, TEXTS.of("entry.connection"), text, null);
  }

  /** Stands for entries that came too fast to be read one by one. */
  static FeedEntry more(long at, int count) {
    return new FeedEntry(
        at, BadgeKind.PROCESSING, TEXTS.of("entry.more", count), TEXTS.of("entry.too-fast"), null);
  }

  /** Whether this takes the other's place: a newer progress of the same work. */
  boolean replaces(FeedEntry other) {
    ActivityEntry mine = source;
    ActivityEntry its = other.source;
    return mine != null
        && its != null
        && mine.kind() == Kind.PROGRESS
        && its.kind() == Kind.PROGRESS
        && mine.poId().equals(its.poId())
        && mine.stage().equals(its.stage())
        && Objects.equals(mine.attempt(), its.attempt());
  }

  String accessible(String clock) {
    return String.join(", ", clock, Texts.within(badge.word()), title, text);
  }
}
