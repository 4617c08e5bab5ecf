package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishToRedisTest {
  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(home.resolve("redis"));
  }

  @Test
  void linesAreStoredUnderTheIdsThatArePrinted() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        TallyboardProcess publish =
            TallyboardProcess.start(
                home, Map.of("TALLYBOARD_REDIS", redis.url()), "publish", "--merchant", "m_1")) {
      publish.write(
          """
          {"event":"stage","data":{"poId":"a","stage":"ai_parsing","status":"started"}}
          {"event":"merchant:m_1:progress","data":{"poId":"a","stage":"ai_parsing","progress":5}}
          """);
      publish.endInput();

      assertThat(publish.awaitExit()).isZero();
      assertThat(publish.err()).isEmpty();
      String log = redis.ask(it -> it.hget("{merchant:m_1:events}:log", "name"));
      List<String> stored =
          redis.ask(
              it ->
                  it.xrange("merchant:m_1:events", io.lettuce.core.Range.unbounded()).stream()
                      .map(entry -> log + "-" + entry.getId())
                      .toList());
      assertThat(publish.out()).hasSize(2).isEqualTo(stored);
    }
  }

  @Test
  void withoutRedisTheFirstLineIsNamedAndNothingWasPublished() throws Exception {
    try (RedisProcess redis = RedisProcess.stopped(folder);
        TallyboardProcess publish =
            TallyboardProcess.start(home, "publish", "--redis", redis.url())) {
      publish.write(
          "{\"event\":\"progress\",\"data\":{\"poId\":\"a\",\"stage\":\"s\",\"progress\":5}}\n");
      publish.endInput();

      assertThat(publish.awaitExit()).isEqualTo(1);
      assertThat(publish.out()).isEmpty();
      assertThat(publish.err()).hasSize(1);
      assertThat(publish.err().getFirst())
          .contains("127.0.0.1:" + redis.port(), "line 1", "nothing had been published");
    }
  }

  @Test
  void aGatewayAndRedisTogetherAreWrongUsage() throws Exception {
    try (TallyboardProcess publish =
        TallyboardProcess.start(
            home,
            Map.of("TALLYBOARD_REDIS", "redis://:s3cret@localhost"),
            "publish",
            "progress",
            "--url",
            "http://127.0.0.1:1")) {
      assertThat(publish.awaitExit()).isEqualTo(2);
      assertThat(String.join("\n", publish.err()))
          .contains("--url", "--redis")
          .doesNotContain("s3cret");
    }
  }
}
