package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.order.OrderDetail;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the drawer shows of an order at a moment.
 *
 * @param identity supplier, file, and since when, in one line
 * @param asOf what to say of values that may be true no longer; empty while they are
 * @param stages empty where the board does not hold the order
 */
record DetailLook(
    String poId,
    String title,
    String identity,
    String asOf,
    Situation situation,
    RetryOffer retry,
    HoldOffer hold,
    List<StageLine> stages,
    ItemTable items) {
  private static final Texts TEXTS = Texts.of(DetailLook.class);

  static DetailLook of(
      String poId,
      @Nullable Order order,
      @Nullable OrderDetail detail,
      Situation situation,
      RetryOffer retry,
      HoldOffer hold,
      ItemTable items,
      Moment moment,
      Times times) {
    return new DetailLook(
        poId,
        title(poId, order, detail),
        identity(order, detail, moment, times),
        moment.stale() ? TEXTS.of("drawer.as.of", times.clock(moment.now())) : "",
        situation,
        retry,
        hold,
        order == null ? List.of() : StageLine.of(order, moment, times),
        items);
  }

  private static String title(String poId, @Nullable Order order, @Nullable OrderDetail detail) {
    if (order != null) {
      return OrderName.of(order);
    }
    String number = detail == null ? "" : PlainText.of(detail.poNumber());
    return number.isEmpty() ? PlainText.of(poId) : number;
  }

  private static String identity(
      @Nullable Order order, @Nullable OrderDetail detail, Moment moment, Times times) {
    String supplier = PlainText.of(order == null ? null : order.supplier());
    String document = PlainText.of(order == null ? null : order.document());
    Long since = order == null ? null : Moment.startOf(order);
    if (detail != null) {
      supplier = supplier.isEmpty() ? PlainText.of(detail.supplier()) : supplier;
      document = document.isEmpty() ? PlainText.of(detail.document()) : document;
      since = since == null && detail.uploadedAt() > 0 ? (Long) detail.uploadedAt() : since;
    }
    return Stream.of(
            supplier.isEmpty() ? TEXTS.of("drawer.no.supplier") : supplier,
            document,
            since == null ? "" : TEXTS.of("drawer.uploaded", when(since, moment, times)))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** With the day where that is not today. */
  private static String when(long at, Moment moment, Times times) {
    String clock = times.clock(at);
    return times.startOfDay(at) == times.startOfDay(moment.now())
        ? clock
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.getDefault(Locale.Category.DISPLAY))
                .format(Instant.ofEpochMilli(at).atZone(times.zone()))
            + " "
            + clock;
  }
}
