package dev.tallyboard.workflow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.order.LineItem;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final String REGISTER =
      """
      PO Number,Supplier,Currency,Order Date,SKU,Description,Qty,Unit Price,Total
      PO-1,Nordic Mugs,EUR,2026-03-01,M-1,Blue mug,10,4.50,45.00
      PO-1,Nordic Mugs,EUR,2026-03-01,M-2,Red mug,5,4.25,21.25
      """;

  @Test
  void aTableAloneIsReadWithFullConfidence() throws Exception {
    ReadOrder order = one(REGISTER);

    assertThat(order)
        .isEqualTo(
            new ReadOrder(
                "PO-1",
                "Nordic Mugs",
                "EUR",
                LocalDate.of(2026, 3, 1),
                List.of(
                    line(1, "M-1", "Blue mug", "10", "4.5"),
                    line(2, "M-2", "Red mug", "5", "4.25")),
                100,
                List.of()));
  }

  @Test
  void labelsAboveTheTableAndTotalsBelowItAreNoItems() throws Exception {
    ReadOrder order =
        one(
            """
            PURCHASE ORDER
            Order No.:,4711,,Date,15.04.2026
            Vendor: Acme Ltd
            Ship Date,2026-05-01
            ,,,
            Item #,Description,Qty,Unit Price,Total
            A-1,Cup,2,$3.00,$6.00
            A-2,Plate,1,$5.00,$5.00

            Subtotal,,,,$11.00
            Shipping,,,,$2.00
            Total,,,,$13.00
            Notes,Ring twice
            """);

    assertThat(order.poNumber()).isEqualTo("4711");
    assertThat(order.supplier()).isEqualTo("Acme Ltd");
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 4, 15));
    assertThat(order.lines()).extracting(LineItem::sku).containsExactly("A-1", "A-2");
    assertThat(order.doubts()).containsExactly("The currency is stated only as $.");
    assertThat(order.confidence()).isEqualTo(97);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void theDelimiterIsTheOneThatMakesAHeader(String delimiter) throws Exception {
    assertThat(one(REGISTER.replace(",", delimiter))).isEqualTo(one(REGISTER));
  }

  @Test
  void aDecimalCommaIsToldFromThousands() throws Exception {
    ReadOrder order =
        one(
            """
            Bestellnummer;Lieferant;Artikel;Bezeichnung;Menge;Einzelpreis;Betrag
            B-7;Töpferei Süd;T-1;Schüssel;1.000;1,25;1.250,00
            B-7;Töpferei Süd;T-2;Krug;2;12,5;25,00
            """);

    assertThat(order.lines())
        .containsExactly(
            line(1, "T-1", "Schüssel", "1000", "1.25"), line(2, "T-2", "Krug", "2", "12.5"));
    assertThat(order.supplier()).isEqualTo("Töpferei Süd");
  }

  @Test
  void aMarkOfUtf8IsNoPartOfTheFirstHeading() throws Exception {
    assertThat(one("\ufeff" + REGISTER)).isEqualTo(one(REGISTER));
  }

  @Test
  void utf16IsReadByItsMark() throws Exception {
    assertThat(read(("\ufeff" + REGISTER).getBytes(StandardCharsets.UTF_16LE)))
        .containsExactly(one(REGISTER));
  }

  @Test
  void whatIsNotUtf8IsReadAsWindows1252AndDoubted() throws Exception {
    ReadOrder order =
        read(REGISTER.replace("Blue mug", "Café – 5 €").getBytes(Charset.forName("windows-1252")))
            .getFirst();

    assertThat(order.lines().getFirst().description()).isEqualTo("Café – 5 €");
    assertThat(order.confidence()).isEqualTo(97);
    assertThat(order.doubts()).singleElement().asString().contains("Windows-1252");
  }

  @Test
  void rowsOfSeveralOrderNumbersAreSeveralOrdersInOrderOfAppearance() throws Exception {
    List<ReadOrder> orders =
        read(
            """
            po_number,vendor_id,sku,qty_ordered,unit_cost
            22,V1,B,1,2.00
            11,V2,A,3,1.00
            22,V1,C,4,5.00
            ,V1,D,1,1.00
            """);

    assertThat(orders).extracting(ReadOrder::poNumber).containsExactly("22", "11");
    assertThat(orders.getFirst().lines()).extracting(LineItem::sku).containsExactly("B", "C", "D");
    assertThat(orders).extracting(ReadOrder::supplier).containsExactly("V1", "V2");
    assertThat(orders.getLast().doubts()).contains("The supplier is stated only by its id, V2.");
  }

  @Test
  void aSecondBlockWithAnOrderNumberBeginsTheNextOrder() throws Exception {
    List<ReadOrder> orders =
        read(
            """
            PO Number,P-1
            SKU,Qty,Unit Price
            A,1,2.00
            PO Number,P-2
            Supplier,Second
            SKU,Qty,Unit Price
            B,2,3.00
            """);

    assertThat(orders).extracting(ReadOrder::poNumber).containsExactly("P-1", "P-2");
    assertThat(orders.getLast().supplier()).isEqualTo("Second");
    assertThat(orders.getLast().lines()).extracting(LineItem::sku).containsExactly("B");
  }

  @Test
  void theSameArticleOnTwoLinesStaysTwoLines() throws Exception {
    assertThat(one(REGISTER.replace("M-2", "M-1")).lines())
        .extracting(LineItem::sku)
        .containsExactly("M-1", "M-1");
  }

  @Test
  void aRepeatedHeaderAndShortRowsDoNoHarm() throws Exception {
    ReadOrder order =
        one(
            """
            SKU,Description,Qty,Unit Price
            A,Cup,2,3.00
            SKU,Description,Qty,Unit Price
            B,Plate,1
            """);

    assertThat(order.lines())
        .containsExactly(line(1, "A", "Cup", "2", "3"), line(2, "B", "Plate", "1", null));
  }

  @Test
  void whatIsMissingIsDoubtedInASentenceEach() throws Exception {
    ReadOrder order =
        one(
            """
            SKU,Description,Qty,Unit Price
            A,Cup,2,
            B,Plate,,4.00
            something else
            """);

    assertThat(order.doubts())
        .containsExactly(
            "No purchase order number is stated.",
            "The supplier is not stated.",
            "The currency is not stated.",
            "The order's date is not stated.",
            "1 of 2 lines has no quantity.",
            "1 of 2 lines has no unit price.",
            "1 row below the header was left out: neither an item nor a total.");
    assertThat(order.confidence()).isEqualTo(100 - 20 - 10 - 3 - 3 - 15 - 10 - 5);
  }

  @Test
  void totalsThatDoNotReconcileAreDoubted() throws Exception {
    ReadOrder order = one(REGISTER.replace("45.00", "54.00") + "Total,,,,,,,,66.25\n");

    assertThat(order.doubts())
        .containsExactly(
            "1 of 2 lines has a total that is not quantity times price (line 1: 10 × 4.5 is 45, not"
                + " 54).",
            "The lines add up to 75.25, but the document states 66.25.");
    assertThat(order.confidence()).isEqualTo(75);
  }

  @Test
  void aDateThatCouldBeReadBothWaysIsDoubted() throws Exception {
    ReadOrder order = one(REGISTER.replace("2026-03-01", "03/04/2026"));

    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 3, 4));
    assertThat(order.doubts()).singleElement().asString().contains("03/04/2026", "2026-03-04");
  }

  @Test
  void cellsAreOnOneLineWithoutInvisibleCharacters() throws Exception {
    ReadOrder order = one(REGISTER.replace("Blue mug", "\"Blue\n\u202emug\u0007\""));

    assertThat(order.lines().getFirst().description()).isEqualTo("Blue mug");
  }

  @Test
  void aFileWithoutItemsSaysWhatWasExpectedAndWhatWasFound() {
    assertThatThrownBy(() -> read("Dear supplier,\nplease send us some mugs.\n"))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessage(
            "No line items found: expected a header row with columns such as SKU, Quantity, Unit"
                + " price, and items below it; found 2 rows beginning with \"Dear supplier\".");
  }

  @Test
  void aQuotationThatIsNeverClosedIsSaidSo() {
    assertThatThrownBy(() -> read(REGISTER + "PO-1,\"Nordic,EUR,,M-3,Mug,1,1.00,1.00\n"))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageStartingWith("This file is no well-formed CSV (order.csv): ")
        .hasMessageEndingWith("Check its quotation marks and upload it again.");
  }

  @Test
  void everyRowIsTold() throws Exception {
    List<String> told = new ArrayList<>();

    DocumentReader.read(
        "order.csv",
        REGISTER.getBytes(StandardCharsets.UTF_8),
        (row, of) -> told.add(row + "/" + of));

    assertThat(told).containsExactly("1/3", "2/3", "3/3");
  }

  private static LineItem line(
      int line, String sku, String description, String quantity, @Nullable String price) {
    return new LineItem(
        line,
        sku,
        description,
        new BigDecimal(quantity),
        price == null ? null : new BigDecimal(price));
  }

  private static ReadOrder one(String csv) throws UnreadableDocument {
    List<ReadOrder> orders = read(csv);
    assertThat(orders).hasSize(1);
    return orders.getFirst();
  }

  private static List<ReadOrder> read(String csv) throws UnreadableDocument {
    return read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ReadOrder> read(byte[] content) throws UnreadableDocument {
    return DocumentReader.read("order.csv", content, (row, of) -> {});
  }
}
