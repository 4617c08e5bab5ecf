package dev.tallyboard.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Purchase orders as merchants write them: CSV files with a head, lines and a total. */
final class SampleOrders {
  /**
   * One file.
   *
   * @param lastTitle the description of its last line
   */
  record Sample(String fileName, byte[] csv, String lastTitle) {}

  private record Range(String supplier, String code, List<String> goods) {}

  private static final List<Range> RANGES =
      List.of(
          new Range(
              "Meridian Textiles",
              "MT",
              List.of(
                  "Linen throw", "Cushion cover", "Cotton tea towel", "Wool blanket", "Napkin")),
          new Range(
              "Tidewell Kitchen",
              "TK",
              List.of("Mixing bowl", "Carving board", "Whisk", "Cast iron pan", "Ladle")),
          new Range(
              "Oakline Furniture",
              "OF",
              List.of("Stool", "Side table", "Wall shelf", "Bench", "Coat rack")),
          new Range(
              "Kestrel Outdoor",
              "KO",
              List.of("Trail lantern", "Camp chair", "Dry bag", "Enamel mug", "Rope")),
          new Range(
              "Brightwater Ceramics",
              "BC",
              List.of("Stoneware plate", "Espresso cup", "Serving dish", "Vase", "Pitcher")),
          new Range(
              "Solano Lighting",
              "SL",
              List.of("Pendant lamp", "Desk lamp", "Lamp shade", "Filament bulb", "Dimmer")),
          new Range(
              "Dunmore Hardware",
              "DH",
              List.of("Cabinet handle", "Door hinge", "Coat hook", "Bracket", "Brass knob")),
          new Range(
              "Lowfield Garden",
              "LG",
              List.of("Planter", "Watering can", "Garden twine", "Trowel", "Seed tray")));

  private static final List<String> FINISHES =
      List.of("sand", "slate", "ivory", "moss", "ochre", "indigo", "graphite", "clay");

  private final Random random;
  private int number = 10_471;

  /**
   * The same orders for the same seed.
   *
   * @param random decides what is in them
   */
  SampleOrders(Random random) {
    this.random = random;
  }

  Sample next() {
    Range range = RANGES.get(random.nextInt(RANGES.size()));
    int lines = 4 + random.nextInt(9);
    StringBuilder csv = new StringBuilder();
    csv.append("PO Number,PO-").append(number).append('\n');
    csv.append("Supplier,").append(range.supplier()).append('\n');
    csv.append("Currency,EUR\n\n");
    csv.append("SKU,Description,Qty,Unit Price,Total\n");
    long total = 0;
    String title = "";
    for (int line = 0; line < lines; line++) {
      String goods = range.goods().get(line % range.goods().size());
      title = goods + " " + FINISHES.get(random.nextInt(FINISHES.size())) + " " + (number + line);
      int quantity = 6 * (1 + random.nextInt(12));
      int cents = 195 + 5 * random.nextInt(900);
      total += (long) quantity * cents;
      csv.append(range.code()).append('-').append(1000 + 7 * line + random.nextInt(7)).append(',');
      csv.append(title).append(',').append(quantity).append(',');
      csv.append(euros(cents)).append(',').append(euros((long) quantity * cents)).append('\n');
    }
    csv.append("Total,,,,").append(euros(total)).append('\n');
    String name = "PO-" + number++ + ".csv";
    return new Sample(name, csv.toString().getBytes(StandardCharsets.UTF_8), title);
  }

  private static String euros(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
