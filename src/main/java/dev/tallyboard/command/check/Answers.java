package dev.tallyboard.command.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawHead;
import java.io.IOException;

/** What answers have in common. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  private Answers() {}

  /** Whether there is nothing at an address, or nothing that takes the method. */
  static boolean isMissing(int status) {
    return status == 404 || status == 405 || status == 410 || status == 501;
  }

  /** Status and media type, as a report names them. */
  static String named(RawHead head) {
    String type = head.mediaType();
    return type.isEmpty() ? String.valueOf(head.status()) : head.status() + ", " + type;
  }

  /** Whether it is a problem of RFC 9457 that tells its own status. */
  static boolean isProblem(RawAnswer answer) {
    if (!answer.head().mediaType().equals("application/problem+json")) {
      return false;
    }
    try {
      return JSON.readTree(answer.body()).path("status").asInt() == answer.status();
    } catch (IOException e) {
      return false;
    }
  }
}
