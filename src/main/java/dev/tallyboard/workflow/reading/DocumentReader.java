package dev.tallyboard.workflow.reading;

import java.util.List;

/** Reads purchase orders from documents of any format that is understood. Any thread may use it. */
public final class DocumentReader {
  private DocumentReader() {}

  /**
   * @param name the file's name, for the sentence that says what was wrong
   * @return the orders in the document, in its order; at least one
   * @throws UnreadableDocument when the format is not understood, or the document holds no order
   */
  public static List<ReadOrder> read(String name, byte[] content, RowsRead progress)
      throws UnreadableDocument {
    Format format = Format.of(name, content);
    return switch (format) {
      case TEXT -> CsvReader.read(name, content, progress);
      case EMPTY ->
          throw new UnreadableDocument(
              "This file is empty (" + name + "). Export the order as CSV and upload it again.");
      default ->
          throw new UnreadableDocument(
              "This is %s (%s); only CSV files can be read so far. Export the order as CSV and upload it again."
                  .formatted(format.label(), name));
    };
  }
}
