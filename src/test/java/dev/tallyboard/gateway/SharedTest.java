package dev.tallyboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

/** The memory lies outside of the heap: what is not given back is lost for good. */
class SharedTest {
  private final Shared shared = new Shared(Buffer.buffer("é".repeat(9)));

  @Test
  void allReadersHaveOneChunkWhichLastsUntilTheLastOfThemHasTakenIt() {
    ByteBuf one = shared.chunk();
    ByteBuf two = shared.chunk();
    ByteBuf memory = one.unwrap();
    shared.close();

    assertThat(two.memoryAddress()).isEqualTo(one.memoryAddress());
    assertThat(one.readCharSequence(one.readableBytes(), UTF_8))
        .hasToString("12\r\n" + "é".repeat(9) + "\r\n");
    one.release();
    assertThat(two.readableBytes()).isEqualTo(24);
    assertThat(memory.refCnt()).isPositive();
    two.release();
    assertThat(memory.refCnt()).isZero();
  }

  @Test
  void withoutReadersNothingIsMade() {
    shared.close();

    ByteBuf made = shared.chunk();
    ByteBuf memory = made.unwrap();
    shared.close();
    made.release();
    assertThat(memory.refCnt()).isZero();
  }
}
