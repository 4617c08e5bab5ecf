package dev.tallyboard.workflow.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a heading or a label means, in the spellings of the world; the surest spelling first. */
enum Label {
  PO_NUMBER(
      "po number, po no, po num, po nr, po id, po, purchase order number, purchase order no,"
          + " purchase order id, purchase order, order number, order no, order nr, order id,"
          + " customer po, ponumber, bestellnummer, bestell nr"),
  SUPPLIER(
      "supplier, supplier name, vendor, vendor name, seller, seller name, sold by, lieferant,"
          + " fournisseur, proveedor"),
  SUPPLIER_ID(
      "supplier id, vendor id, supplier no, vendor no, supplier number, vendor number, supplier"
          + " code, vendor code, lieferantennummer"),
  CURRENCY("currency, currency code, order currency, po currency, curr, ccy, währung, devise"),
  ORDER_DATE(
      "order date, po date, purchase order date, po create date, date ordered, ordered on, issue"
          + " date, date issued, created, date, bestelldatum, datum"),
  SKU(
      "sku, item sku, product sku, item number, item no, item code, item id, article number,"
          + " article no, part number, part no, part, product code, product number, product no,"
          + " product id, style number, style no, style, supplier sku, vendor sku, material, code,"
          + " mpn, artikelnummer, artikel nr, upc, ean, gtin, barcode"),
  /** Says an article number in one document and a description in the next. */
  ITEM("item, article, product, artikel"),
  DESCRIPTION(
      "description, item description, product description, sku description, article description,"
          + " product name, item name, product title, title, name, desc, details, bezeichnung,"
          + " beschreibung"),
  QUANTITY(
      "qty ordered, quantity ordered, ordered qty, ordered quantity, order qty, order quantity,"
          + " ordered, qty, quantity, units, pieces, pcs, menge, anzahl"),
  UNIT_PRICE(
      "unit price, unit cost, price per unit, cost per unit, price each, cost price, net price,"
          + " price, cost, each, rate, einzelpreis, stückpreis, preis"),
  LINE_TOTAL(
      "line total, line amount, extended cost, extended price, extended amount, ext cost, ext"
          + " price, ext amount, total price, total cost, net amount, amount, total, betrag,"
          + " gesamtpreis"),
  ORDER_TOTAL("order total, grand total, po total, total amount, total value");

  private record Meaning(Label label, int rank) {}

  private static final Pattern HUMP = Pattern.compile("(\\p{Ll})(\\p{Lu})");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Map<String, Meaning> MEANINGS = meanings();

  private final String spellings;

  Label(String spellings) {
    this.spellings = spellings;
  }

  static Optional<Label> of(String cell) {
    return Optional.ofNullable(MEANINGS.get(normal(cell))).map(Meaning::label);
  }

  /** How sure a spelling is: 0 is surest. */
  static int rank(String cell) {
    Meaning meaning = MEANINGS.get(normal(cell));
    return meaning == null ? Integer.MAX_VALUE : meaning.rank();
  }

  /** Lower case words with single blanks: "PO #:", "poNumber" and "po_no." become alike. */
  static String normal(String cell) {
    if (cell.length() > 60) {
      return "";
    }
    String words =
        NOT_WORDS
            .matcher(HUMP.matcher(cell).replaceAll("$1 $2").replace("#", " no "))
            .replaceAll(" ")
            .strip()
            .toLowerCase(Locale.ROOT);
    int last = words.lastIndexOf(' ');
    boolean namesCurrency =
        last > 0 && Currencies.isCode(words.substring(last + 1).toUpperCase(Locale.ROOT));
    return namesCurrency ? words.substring(0, last) : words;
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> meanings = new HashMap<>();
    for (Label label : values()) {
      String[] spellings = label.spellings.split(", ", -1);
      for (int rank = 0; rank < spellings.length; rank++) {
        meanings.put(spellings[rank], new Meaning(label, rank));
      }
    }
    return Map.copyOf(meanings);
  }
}
