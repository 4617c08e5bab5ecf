package dev.tallyboard.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a request came to; never an exception, since every way a request can end is ordinary. */
public sealed interface Answer<T> {
  /** It was done. */
  record Ok<T>(T value) implements Answer<T> {}

  /** Nothing new since the asked {@code ETag}. */
  record NotModified<T>() implements Answer<T> {}

  /** The server has no such thing (404). */
  record Missing<T>(String why) implements Answer<T> {}

  /** The token was refused (401, 403); trying again with the same one is no use. */
  record SignIn<T>(int status, String why) implements Answer<T> {}

  /** The server understood and will not (other 4xx); {@code why} is a sentence for the operator. */
  record Refused<T>(int status, String why) implements Answer<T> {}

  /**
   * Nothing came of it: no connection, no answer in time, a fault of the server.
   *
   * @param why a sentence for the operator
   * @param retryAfter how long the server asked to be left alone
   */
  record Failed<T>(String why, @Nullable Duration retryAfter) implements Answer<T> {}
}
