package dev.tallyboard.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a token says of itself (RFC 7519), for a form to help with: whether it is true only the
 * gateway can tell.
 *
 * @param merchants whose orders it opens, in the token's order
 * @param expiresAt empty where it does not expire
 */
public record TokenClaims(List<String> merchants, Optional<Instant> expiresAt) {
  private static final int LONGEST = 8_000;

  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
              .build());

  public TokenClaims {
    merchants = List.copyOf(merchants);
  }

  /** Empty for what is no JWT, or one that cannot be looked into. Any thread; never throws. */
  public static Optional<TokenClaims> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return claims != null && claims.isObject() ? Optional.of(of(claims)) : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static TokenClaims of(JsonNode claims) {
    List<String> merchants = new ArrayList<>();
    for (JsonNode it : claims.path("merchants")) {
      if (it.isTextual() && !it.textValue().isBlank()) {
        merchants.add(it.textValue());
      }
    }
    JsonNode expiry = claims.path("exp");
    return new TokenClaims(
        merchants,
        expiry.isNumber()
            ? Optional.of(Instant.ofEpochSecond(expiry.longValue()))
            : Optional.empty());
  }
}
