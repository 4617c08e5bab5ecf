package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.PlainText;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the operator looks for. Nothing in it is a pattern.
 *
 * @param typed as it is shown
 * @param words each of which has to occur, folded; none takes every order
 */
record Search(String typed, List<String> words) {
  static final Search NONE = new Search("", List.of());

  static Search of(String text) {
    String typed = PlainText.of(text);
    return typed.isEmpty()
        ? NONE
        : new Search(
            typed, Stream.of(Folded.of(typed).split("\\s+")).filter(it -> !it.isEmpty()).toList());
  }

  /**
   * @param folded all that can be found of an order
   */
  boolean takes(String folded) {
    for (String word : words) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
