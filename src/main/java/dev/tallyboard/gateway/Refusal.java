package dev.tallyboard.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a request is not served; becomes the answer. Its texts are for the client to read:
 * they never hold a token or a document's content.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  /** For the log: what the answer does not tell. */
  private final @Nullable String reason;

  /** Seconds; 0 for none. */
  private final long retryAfter;

  Refusal(int status, String title, String detail) {
    this(status, title, detail, null, 0);
  }

  private Refusal(
      int status, String title, String detail, @Nullable String reason, long retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  static Refusal badRequest(String detail) {
    return new Refusal(400, "Bad request", detail);
  }

  /**
   * @param reason for the log alone
   */
  static Refusal unauthorized(String reason) {
    return new Refusal(
        401,
        "Unauthorized",
        "A valid bearer token is needed in the Authorization header.",
        reason,
        0);
  }

  static Refusal forbidden(String detail) {
    return new Refusal(403, "Forbidden", detail);
  }

  static Refusal notFound(String detail) {
    return new Refusal(404, "Not found", detail);
  }

  static Refusal conflict(String detail) {
    return new Refusal(409, "Conflict", detail);
  }

  static Refusal tooLarge(String detail) {
    return new Refusal(413, "Content too large", detail);
  }

  /**
   * @param retryAfter seconds
   */
  static Refusal tooMany(String detail, long retryAfter) {
    return new Refusal(429, "Too many requests", detail, null, retryAfter);
  }

  static Refusal unavailable(String detail) {
    return new Refusal(503, "Service unavailable", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Seconds after which the client may come again; 0 for whenever it wants. */
  long retryAfter() {
    return retryAfter;
  }

  /** What the log says, in words of this program alone. */
  String reason() {
    return reason == null ? detail() : reason;
  }

  /** What the client reads. */
  String detail() {
    String message = getMessage();
    return message == null ? title : message;
  }
}
