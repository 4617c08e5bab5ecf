package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.client.Answer;
import dev.tallyboard.console.control.Confidence;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line items, and how sure their reader was.
 *
 * @param count such as "5 items, parsed with"; empty where nobody told
 * @param confidence such as "95 % confidence"; empty where nobody told
 * @param doubts why somebody should check the items, the call for it first; mostly empty
 * @param price head of that column, with the currency
 * @param more how many lines are not shown; empty where all are
 * @param notice why there are no lines, or not the newest; empty where there is nothing to say
 * @param canAskAgain whether another try may help
 */
record ItemTable(
    String count,
    String confidence,
    List<String> doubts,
    String price,
    List<Line> lines,
    String more,
    String notice,
    boolean canAskAgain) {
  /** What somebody reads in a drawer; more would only make it slow. */
  static final int MOST_LINES = 200;

  private static final int MOST_DOUBTS = 20;
  private static final Texts TEXTS = Texts.of(ItemTable.class);

  /** One line, as the document states it. */
  record Line(String sku, String description, String quantity, String price) {}

  static ItemTable of(@Nullable Order order, Particulars particulars, Completeness completeness) {
    OrderDetail detail = particulars.known();
    Integer count = count(order, detail);
    Integer percent = percent(order, detail);
    List<LineItem> lines = detail == null ? List.of() : detail.lineItems();
    int hidden = lines.size() - Math.min(MOST_LINES, lines.size());
    return new ItemTable(
        count == null
            ? ""
            : TEXTS.of(percent == null ? "items.count" : "items.count.parsed", count),
        percent == null ? "" : TEXTS.of("items.confidence", percent),
        doubts(percent, detail),
        price(detail),
        lines.stream().limit(MOST_LINES).map(ItemTable::line).toList(),
        hidden == 0 ? "" : TEXTS.of("items.more", hidden),
        notice(particulars, completeness),
        particulars.answer() instanceof Answer.Failed<OrderDetail>);
  }

  private static @Nullable Integer count(@Nullable Order order, @Nullable OrderDetail detail) {
    if (order != null && order.lineItems() != null) {
      return order.lineItems();
    }
    return detail == null || detail.lineItems().isEmpty()
        ? null
        : (Integer) detail.lineItems().size();
  }

  private static @Nullable Integer percent(@Nullable Order order, @Nullable OrderDetail detail) {
    if (order != null && order.confidence() != null) {
      return order.confidence();
    }
    return detail == null ? null : detail.confidence();
  }

  private static List<String> doubts(@Nullable Integer percent, @Nullable OrderDetail detail) {
    if (percent == null || !Confidence.isLow(percent)) {
      return List.of();
    }
    List<String> told =
        detail == null
            ? List.of()
            : detail.doubts().stream().limit(MOST_DOUBTS).map(PlainText::of).toList();
    return Stream.concat(Stream.of(TEXTS.of("items.check", percent)), told.stream()).toList();
  }

  private static String price(@Nullable OrderDetail detail) {
    String currency = detail == null ? "" : PlainText.of(detail.currency());
    return currency.isEmpty() ? TEXTS.of("items.price") : TEXTS.of("items.price.in", currency);
  }

  private static Line line(LineItem it) {
    return new Line(
        PlainText.of(it.sku()),
        PlainText.of(it.description()),
        number(it.quantity(), 0, 3),
        number(it.unitPrice(), 2, 4));
  }

  private static String number(@Nullable BigDecimal value, int least, int most) {
    if (value == null) {
      return "–";
    }
    NumberFormat format = NumberFormat.getInstance(Locale.getDefault(Locale.Category.DISPLAY));
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(value);
  }

  private static String notice(Particulars particulars, Completeness completeness) {
    return switch (particulars.answer()) {
      case null -> particulars.known() == null ? TEXTS.of("items.asking") : "";
      case Answer.Ok<OrderDetail>(OrderDetail it) ->
          it.lineItems().isEmpty() ? TEXTS.of("items.none") : "";
      case Answer.Missing<OrderDetail> _ ->
          TEXTS.of(completeness == Completeness.SINCE_START ? "items.half" : "items.not.processed");
      case Answer.SignIn<OrderDetail> it ->
          TEXTS.of(it.status() == 403 ? "items.forbidden" : "items.signed.out");
      case Answer.Refused<OrderDetail> it -> TEXTS.of("items.refused", PlainText.of(it.why()));
      case Answer.Failed<OrderDetail> it -> TEXTS.of("items.failed", PlainText.of(it.why()));
      case Answer.NotModified<OrderDetail> _ -> TEXTS.of("items.failed", "304");
    };
  }
}
