package dev.tallyboard.workflow.reading;

/** Told after each row of a document. */
@FunctionalInterface
public interface RowsRead {
  /**
   * @param row 1 for the first
   * @param of how many there are
   */
  void read(int row, int of);
}
