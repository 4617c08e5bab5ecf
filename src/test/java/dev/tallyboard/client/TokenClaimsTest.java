package dev.tallyboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is looked into for a form's sake, whatever was pasted. */
final class TokenClaimsTest {
  @Test
  void merchantsAndExpiryAreRead() {
    assertThat(
            TokenClaims.read(
                token("{\"merchants\":[\"m_1\",\"m_2\"],\"scope\":\"read\",\"exp\":1697097615}")))
        .contains(
            new TokenClaims(
                List.of("m_1", "m_2"), Optional.of(Instant.ofEpochSecond(1_697_097_615))));
    assertThat(TokenClaims.read(token("{\"scope\":\"read\"}")))
        .contains(new TokenClaims(List.of(), Optional.empty()));
  }

  @Test
  void whatIsNoListOfNamesOpensNobody() {
    assertThat(TokenClaims.read(token("{\"merchants\":[1,null,\" \",\"m_1\"],\"exp\":\"soon\"}")))
        .contains(new TokenClaims(List.of("m_1"), Optional.empty()));
    assertThat(TokenClaims.read(token("{\"merchants\":\"m_1\"}")).orElseThrow().merchants())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "a.b", "..", "a.W10.c", "a.bnVsbA.c", "a.e30.c.d"})
  void whatIsNoTokenSaysNothing(String pasted) {
    assertThat(TokenClaims.read(pasted)).isEmpty();
  }

  @Test
  void anExpiryBeyondAllTimeAndAThousandLevelsSayNothing() {
    assertThat(TokenClaims.read(token("{\"exp\":9223372036854775807}"))).isEmpty();
    assertThat(TokenClaims.read(token("{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}")))
        .isEmpty();
  }

  private static String token(String claims) {
    byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".c2ln";
  }
}
