package dev.tallyboard.workflow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
  @ParameterizedTest
  @CsvSource({
    "order.pdf, %PDF-1.7, a PDF",
    "order.xlsx, PK\3\4etc, an Excel workbook",
    "order.zip, PK\3\4etc, a ZIP archive",
    "order.xls, \u00d0\u00cf\u0011\u00e0etc, an Excel 97 workbook or another old Office document",
    "order.png, \u0089PNG, an image",
    "order.jpg, \u00ff\u00d8\u00ff\u00e0, an image",
    "order.xml, <?xml version='1.0'?>, an XML document",
    "order.htm, <!DOCTYPE html>, a web page",
    "order.json, {}, a JSON document",
    "order.edi, ISA*00*, an EDI message (ANSI X12)",
    "order.edi, \u00ef\u00bb\u00bfISA*00*, an EDI message (ANSI X12)",
    "order.edi, UNB+UNOC:3, an EDI message (EDIFACT)",
    "order.csv, %PDF-1.4, a PDF",
    "order.csv, a\0b, a binary file",
  })
  void aFormatThatIsNotReadIsNamedWithWhatToDo(String name, String head, String what) {
    assertThatThrownBy(() -> read(name, head.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessage(
            "This is %s (%s); only CSV files can be read so far. Export the order as CSV and upload"
                + " it again.",
            what, name);
  }

  @ParameterizedTest
  @CsvSource({"''", "'  \n '"})
  void anEmptyFileIsSaidToBeEmpty(String content) {
    assertThatThrownBy(() -> read("order.csv", content.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("This file is empty (order.csv). Export the order as CSV and upload it again.");
  }

  @Property(tries = 300)
  void whateverComesIsReadOrRefusedWithASentence(@ForAll("documents") byte[] content) {
    try {
      assertThat(read("order.csv", content)).isNotEmpty();
    } catch (UnreadableDocument e) {
      assertThat(e.getMessage()).endsWith(".").doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<byte[]> documents() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> cells =
        Arbitraries.of(
                "SKU",
                "Qty",
                "Unit Price",
                "PO",
                "Total",
                ",",
                ";",
                "\n",
                "\"",
                "1,5",
                "2.000",
                "-",
                "$",
                "99999999999999999999999999999999",
                "1e9",
                "\u202e",
                "é",
                " ")
            .list()
            .ofMaxSize(60)
            .map(it -> ("SKU,Qty,Price\n" + String.join("", it)).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(bytes, cells);
  }

  private static List<ReadOrder> read(String name, byte[] content) throws UnreadableDocument {
    return DocumentReader.read(name, content, (row, of) -> {});
  }
}
