package dev.tallyboard.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://example.myshopify.com", "http://127.0.0.1:8000"})
  void aTokenIsSentEncryptedOrNotBeyondThisMachine(String address) {
    assertThat(new Shop.Real(URI.create(address), "secret").address()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1", "example.myshopify.com", "ftp://example.com"})
  void anyOtherAddressIsRefusedWithAnExample(String address) {
    assertThatThrownBy(() -> new Shop.Real(URI.create(address), "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://example.myshopify.com")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theTokenIsInNoText() {
    URI address = URI.create("https://example.myshopify.com");

    assertThat(WorkflowSettings.with(new Shop.Real(address, "secret")).toString())
        .contains("example.myshopify.com")
        .doesNotContain("secret");
  }
}
