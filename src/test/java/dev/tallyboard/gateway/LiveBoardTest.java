package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.event.EventId;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveBoardTest {
  @TempDir private Path folder;

  /** Else a stream that begins there would have to be kept from what it has been told already. */
  @Test
  void whatTheBoardHasFoldedIsInTheRing() throws Exception {
    try (GatewayFixture gateway = GatewayFixture.open(folder);
        LiveBoard board =
            LiveBoard.open(gateway.log(), MERCHANT, Clock.systemUTC(), new Metrics())) {
      board.await(gateway.append(started("a")));
      EventId second;
      synchronized (board.ring()) {
        // The writer cannot get at the ring: the board is not there in time.
        second = gateway.append(started("b"));
        assertThatThrownBy(() -> board.await(second)).isInstanceOf(Refusal.class);
      }
      board.await(second);

      assertThat(board.ring().after(second)).hasValue(2);
    }
  }
}
