package dev.tallyboard.client;

import java.io.InputStream;
import okhttp3.Response;

/** An answer whose body comes as it comes: byte for byte, for as long as the server sends. */
public final class RawStream implements AutoCloseable {
  private final Runnable cancel;
  private final Response response;

  RawStream(Runnable cancel, Response response) {
    this.cancel = cancel;
    this.response = response;
  }

  public RawHead head() {
    return RawHead.of(response);
  }

  public InputStream body() {
    return response.body().byteStream();
  }

  /** Lets go of a body that nobody reads; who reads it closes it. */
  public void discard() {
    response.close();
  }

  /** Also ends a read that another thread is waiting in. */
  @Override
  public void close() {
    cancel.run();
  }
}
