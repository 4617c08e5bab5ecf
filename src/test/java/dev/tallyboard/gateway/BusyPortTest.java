package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BusyPortTest {
  @Test
  void aPortThatAnotherProgramHasIsSaidToBeInUse(@TempDir Path folder) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewaySettings settings = GatewaySettings.at("127.0.0.1", other.getLocalPort());

      assertThatThrownBy(() -> GatewayFixture.open(folder, settings))
          .hasMessage(
              "The gateway cannot listen on 127.0.0.1:%d: the port is in use, or not allowed; name"
                      .formatted(other.getLocalPort())
                  + " another with --port.");
    }
  }
}
