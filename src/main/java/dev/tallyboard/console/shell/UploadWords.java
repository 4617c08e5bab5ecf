package dev.tallyboard.console.shell;

import dev.tallyboard.console.text.Texts;

/** What an operator is told of a refused upload, and what to do. */
final class UploadWords {
  private static final Texts TEXTS = Texts.of(UploadWords.class);

  private UploadWords() {}

  static String of(UploadAnswer.Why why) {
    return switch (why) {
      case TOO_LARGE -> TEXTS.of("upload.too-large");
      case UNREADABLE -> TEXTS.of("upload.unreadable");
      case TOKEN_REFUSED -> TEXTS.of("upload.token-refused");
      case TOO_OFTEN -> TEXTS.of("upload.too-often");
      case NOT_TAKEN -> TEXTS.of("upload.not-taken");
      case NO_ANSWER -> TEXTS.of("upload.no-answer");
      case CLOSED -> TEXTS.of("upload.closed");
      case BROKEN -> TEXTS.of("upload.ended");
    };
  }
}
