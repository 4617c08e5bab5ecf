package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.text.Texts;
import java.util.Locale;

/** Says a finding to an operator, and what to do where it is a bad one. */
final class FindingText {
  private static final Texts TEXTS = Texts.of(FindingText.class);

  private FindingText() {}

  static String of(Finding it) {
    String step = "finding." + it.step().name().toLowerCase(Locale.ROOT);
    String fault = it.fault();
    if (fault == null) {
      return TEXTS.of(step + ".good", it.ms());
    }
    return switch (it.step()) {
      case ADDRESS, STREAM -> TEXTS.of(step + ".bad", StreamReason.sentence(fault));
      case TOKEN, HEARTBEAT -> TEXTS.of(step + ".bad");
      case MERCHANT -> TEXTS.of(fault.equals("http-400") ? step + ".several" : step + ".bad");
    };
  }
}
