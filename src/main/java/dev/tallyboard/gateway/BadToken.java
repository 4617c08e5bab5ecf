package dev.tallyboard.gateway;

/** What is wrong with a token: for the log alone, the answer is the same for all. */
enum BadToken {
  MISSING("no bearer token"),
  GARBLED("no token that can be read"),
  ALGORITHM("an algorithm that is not taken"),
  SIGNATURE("not signed by a known key"),
  EXPIRED("expired"),
  TOO_EARLY("not valid yet"),
  ISSUER("another issuer"),
  AUDIENCE("another audience"),
  CLAIMS("claims of the wrong form");

  private final String words;

  BadToken(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  Refusal refusal() {
    return Refusal.unauthorized(words);
  }
}
