package dev.tallyboard.workflow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real documents, in a folder outside: {@code mvn verify -Dpo.docs=FOLDER}. */
class PublishedDocumentsTest {
  private final Path folder = Path.of(System.getProperty("po.docs", ""));

  @BeforeEach
  void theFolderIsThere() {
    assumeTrue(
        Files.isRegularFile(folder.resolve("manifest.csv")),
        "skipped: name the folder of published documents with -Dpo.docs=FOLDER");
  }

  @Test
  void theOrderWithAHeaderBlock() throws Exception {
    ReadOrder order = read("csv-header-block-po.csv").getFirst();

    assertThat(order.poNumber()).isEqualTo("PO-2026-04567");
    assertThat(order.supplier()).isNull();
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 4, 15));
    assertThat(order.lines()).hasSize(3);
    assertThat(order.doubts())
        .containsExactly("The supplier is not stated.", "The currency is stated only as $.");
  }

  @Test
  void theRegisterOfFiveOrders() throws Exception {
    List<ReadOrder> orders = read("csv-multi-po-register.csv");

    assertThat(orders)
        .extracting(ReadOrder::poNumber)
        .containsExactly("8800123", "8800124", "8800201", "8800202", "8800301");
    assertThat(orders).extracting(it -> it.lines().size()).containsExactly(2, 1, 1, 1, 1);
    assertThat(orders)
        .extracting(ReadOrder::supplier)
        .containsExactly("V1001", "V1001", "V1002", "V1002", "V1003");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pdf-contoso-190122.pdf",
        "ubl21-order-example.xml",
        "cxml-coupa-3309.xml",
        "x12-850-pgwglass.txt",
        "x12-850-adobe-tlp.txt",
        "edifact-orders-d96a-una-comma.edi",
        "edifact-orders-d96a-amazon.txt",
        "xlsx-inventoryplanner-pos.xlsx",
        "xls-openboxes-mckesson-136-lines.xls"
      })
  void anyOtherFormatIsNamed(String name) {
    assertThatThrownBy(() -> read(name))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageMatching("This is an? .* \\(\\Q" + name + "\\E\\); only CSV files .*");
  }

  @Test
  void plainTextWithColumnsMadeOfBlanksHasNoHeader() {
    assertThatThrownBy(() -> read("txt-fixed-columns-po.txt"))
        .hasMessageStartingWith("No line items found");
  }

  private List<ReadOrder> read(String name) throws IOException, UnreadableDocument {
    return DocumentReader.read(name, Files.readAllBytes(folder.resolve(name)), (row, of) -> {});
  }
}
