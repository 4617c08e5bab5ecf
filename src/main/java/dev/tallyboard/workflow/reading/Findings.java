package dev.tallyboard.workflow.reading;

import java.util.ArrayList;
import java.util.List;

/** What makes a reading less sure, each with a sentence and what it takes from 100 percent. */
final class Findings {
  private static final int LEAST = 5;

  private final List<String> sentences = new ArrayList<>();
  private int confidence = 100;

  /**
   * @param weight percent
   */
  void add(int weight, String sentence) {
    sentences.add(sentence);
    confidence = Math.max(LEAST, confidence - weight);
  }

  void addIf(boolean found, int weight, String sentence) {
    if (found) {
      add(weight, sentence);
    }
  }

  int confidence() {
    return confidence;
  }

  List<String> sentences() {
    return sentences;
  }
}
