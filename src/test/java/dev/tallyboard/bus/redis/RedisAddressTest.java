package dev.tallyboard.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://localhost                                | localhost:6379",
        "redis://:secret@10.0.0.1:7000/3                  | 10.0.0.1:7000",
        "rediss://user:s%40cret@redis.example:6380        | redis.example:6380",
        "redis://user:secret@a:7000,b:7001,c              | a:7000,b:7001,c:6379",
        "redis-sentinel://secret@s1:26379,s2:26380#master | s1:26379,s2:26380",
        "redis-sentinel://s1?sentinelUser=u&sentinelPassword=secret#master | s1:26379",
      })
  void anAddressIsPrintedWithoutItsUserAndPassword(String text, String printed) {
    assertThat(RedisAddress.parse(text)).hasToString(printed);
  }

  @Test
  void severalHostsAreAClusterWithOneUser() {
    RedisAddress address = RedisAddress.parse("rediss://user:secret@a:7000,b:7001");

    assertThat(address.isCluster()).isTrue();
    assertThat(address.nodes()).allMatch(RedisURI::isSsl).hasSize(2);
    assertThat(address.nodes())
        .extracting(it -> it.getCredentialsProvider().resolveCredentials().block().getUsername())
        .containsOnly("user");
    assertThat(RedisAddress.parse("redis-sentinel://a,b#m").isCluster()).isFalse();
    assertThat(RedisAddress.parse("redis://a:7000,a:7000").isCluster()).isTrue();
  }

  @Test
  void sentinelsHaveAUserAndAPasswordOfTheirOwnOrNone() {
    RedisURI watched =
        RedisAddress.parse("redis-sentinel://me:mine@a,b?sentinelUser=u&sentinelPassword=p%26w+#m")
            .nodes()
            .getFirst();

    assertThat(watched.getSentinels()).hasSize(2);
    for (RedisURI sentinel : watched.getSentinels()) {
      assertThat(credentials(sentinel).getUsername()).isEqualTo("u");
      assertThat(credentials(sentinel).getPassword()).containsExactly("p&w+".toCharArray());
    }
    assertThat(credentials(watched).getPassword()).containsExactly("mine".toCharArray());
    RedisURI open = RedisAddress.parse("redis-sentinel://me:mine@a#m").nodes().getFirst();
    assertThat(credentials(open.getSentinels().getFirst()).hasPassword()).isFalse();
  }

  private static RedisCredentials credentials(RedisURI of) {
    return of.getCredentialsProvider().resolveCredentials().block();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://user:s3cret@localhost",
        "redis://",
        "redis://user:s3cret@",
        "redis://user:s3 cret@localhost",
        "redis://user:s3cret@localhost:99999",
        "redis://user:s3cret@localhost:port",
        "redis://user:s3cret@a,,b",
        "redis-sentinel://user:s3cret@localhost",
        "redis-sentinel://user:s3cret@localhost?sentinelUser=s3#m",
        "redis-sentinel://localhost?sentinelPassword=s3%zz#m"
      })
  void aBadAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> RedisAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://")
        .hasMessageNotContaining("s3")
        .hasNoCause();
  }
}
