package dev.tallyboard.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three documents: one order below a block of labels, a register of five orders, and a PDF. */
record SampleFiles(Path block, Path register, Path pdf) {
  static final int ORDERS_OF_REGISTER = 5;

  /**
   * Writes them.
   *
   * @param mark goes into names and order numbers
   * @param lines how many the first order has; each of the register has one of five
   */
  static SampleFiles write(Path folder, String mark, int lines) {
    String block =
        """
        Purchase order number,%s-100
        Order date,2026-04-15
        Supplier,Kiln & Clay
        Currency,EUR

        SKU,Description,Qty,Unit Price
        """
            .formatted(mark);
    String register =
        "po_number,vendor_name,currency,po_create_date,sku,description,qty,unit_cost\n";
    return new SampleFiles(
        write(folder, mark + "-block.csv", block + items("", lines)),
        write(
            folder,
            mark + "-register.csv",
            register
                + IntStream.rangeClosed(1, ORDERS_OF_REGISTER)
                    .mapToObj(
                        it ->
                            items(
                                numberInRegister(mark, it) + ",Loom,EUR,2026-04-16,",
                                Math.max(1, lines / 5)))
                    .collect(Collectors.joining())),
        write(folder, mark + "-scan.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"));
  }

  static String numberInRegister(String mark, int place) {
    return mark + "-20" + place;
  }

  List<Path> all() {
    return List.of(block, register, pdf);
  }

  private static String items(String before, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(it -> "%sC-%d,Cup no. %d,%d,4.25\n".formatted(before, it, it, it))
        .collect(Collectors.joining());
  }

  private static Path write(Path folder, String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
