package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.text.Texts;

/** Says a finding to an operator, and what to do where it is a bad one. */
final class FindingText {
  private static final Texts TEXTS = Texts.of(FindingText.class);

  private FindingText() {}

  static String of(Finding it) {
    String fault = it.fault();
    return fault == null ? good(it) : bad(it.step(), fault);
  }

  private static String good(Finding it) {
    return switch (it.step()) {
      case ADDRESS -> TEXTS.of("finding.address.good", it.ms());
      case STREAM -> TEXTS.of("finding.stream.good");
      case TOKEN -> TEXTS.of("finding.token.good");
      case MERCHANT -> TEXTS.of("finding.merchant.good");
      case HEARTBEAT -> TEXTS.of("finding.heartbeat.good", it.ms());
    };
  }

  private static String bad(Finding.Step step, String fault) {
    return switch (step) {
      case ADDRESS -> TEXTS.of("finding.address.bad", StreamReason.sentence(fault));
      case STREAM -> TEXTS.of("finding.stream.bad", StreamReason.sentence(fault));
      case TOKEN -> TEXTS.of("finding.token.bad");
      case MERCHANT ->
          fault.equals("http-400")
              ? TEXTS.of("finding.merchant.several")
              : TEXTS.of("finding.merchant.bad");
      case HEARTBEAT -> TEXTS.of("finding.heartbeat.bad");
    };
  }
}
