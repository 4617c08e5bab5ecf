package dev.tallyboard.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Past the server's response, straight to the socket of an HTTP/1.1 connection: each delivery is
 * one write of one buffer that all readers share. What the socket has not taken is told by its own
 * outbound buffer. The head and the end of the response are the server's.
 */
final class ChunkOutlet implements Outlet {
  /** Vert.x keeps the connection to itself, but where the program was started with its export. */
  static final boolean POSSIBLE =
      Vertx.class.getModule().isExported("io.vertx.core.net.impl", ChunkOutlet.class.getModule());

  private final HttpServerResponse response;

  /** Behind the encoder: what is written here is on the wire as it is. */
  private final ChannelHandlerContext wire;

  private final Channel channel;
  private final IdleStateHandler idle;
  private final Metrics metrics;
  private final IntSupplier limit;
  private final Runnable whenDrained;
  private boolean isAwaited;
  private boolean ended;

  private ChunkOutlet(
      HttpServerResponse response, ChannelHandlerContext wire, IdleStateHandler idle, Terms terms) {
    this.response = response;
    this.wire = wire;
    this.channel = wire.channel();
    this.idle = idle;
    this.metrics = terms.metrics();
    this.limit = terms.limit();
    this.whenDrained = terms.whenDrained();
  }

  /** Empty where the connection speaks another version, or cannot be had. */
  static Optional<ChunkOutlet> of(HttpServerRequest request, Terms terms) {
    if (!POSSIBLE
        || request.version() != HttpVersion.HTTP_1_1
        || !(request.connection() instanceof VertxConnection connection)) {
      return Optional.empty();
    }
    ChannelPipeline pipeline = connection.channelHandlerContext().pipeline();
    ChannelHandlerContext wire = pipeline.context("httpEncoder");
    IdleStateHandler idle = pipeline.get(IdleStateHandler.class);
    return wire == null || idle == null
        ? Optional.empty()
        : Optional.of(new ChunkOutlet(request.response(), wire, idle, terms));
  }

  @Override
  public boolean isOpen() {
    return !ended && channel.isActive();
  }

  @Override
  public boolean isFull() {
    return underWay() >= limit.getAsInt();
  }

  @Override
  public boolean takes(int bytes) {
    long underWay = underWay();
    return underWay == 0 || underWay + bytes <= limit.getAsInt();
  }

  @Override
  public void awaitRoom() {
    if (!isAwaited) {
      isAwaited = true;
      // What is on its way may be of an answer of before.
      whenTaken(0);
    }
  }

  @Override
  public void write(Buffer bytes, int events) {
    write(Shared.chunk(bytes), events);
  }

  @Override
  public void write(Shared shared, int events) {
    write(shared.chunk(), events);
  }

  @Override
  public Future<Void> end() {
    ended = true;
    return response.end();
  }

  @Override
  public void abort() {
    response.reset();
  }

  private void write(ByteBuf chunk, int events) {
    // A write that failed is of a connection that is no more, which is told elsewhere.
    ChannelFuture _ = wire.writeAndFlush(chunk, wire.voidPromise());
    if (!channel.isActive()) {
      return; // it has just broken: nobody took it
    }
    if (underWay() == 0) {
      taken(events);
      return;
    }
    whenTaken(events);
  }

  /** Counts them once all that is on its way has been taken. */
  private void whenTaken(int events) {
    // Comes to its turn when all before it has been taken.
    wire.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                taken(events);
              }
              if (isAwaited && underWay() <= limit.getAsInt() / 4) {
                isAwaited = false;
                whenDrained.run();
              }
            });
  }

  private void taken(int events) {
    idle.resetWriteTimeout();
    metrics.delivered.add(events);
  }

  /** Bytes that the socket has not taken; none for one that is closed. */
  private long underWay() {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }
}
