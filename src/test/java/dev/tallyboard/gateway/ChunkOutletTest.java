package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Without the export the gateway works as well, at half the speed, and nobody would notice. */
class ChunkOutletTest {
  private static final String EXPORT =
      "--add-exports=io.vertx.core/io.vertx.core.net.impl=dev.tallyboard";

  @Test
  void theTestsGoTheShortWay() {
    assertThat(ChunkOutlet.POSSIBLE).isTrue();
  }

  @Test
  void theStartScriptAllowsTheShortWay() throws IOException {
    assertThat(Files.readString(Path.of("packaging/tallyboard"))).contains(EXPORT);
  }
}
