package dev.tallyboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant CAME = Instant.parse("2026-03-04T05:06:07Z");

  private static Duration of(String retryAfter, String date) {
    Response.Builder answer =
        new Response.Builder()
            .request(new Request.Builder().url("http://127.0.0.1").build())
            .protocol(Protocol.HTTP_1_1)
            .code(503)
            .message("Busy")
            .receivedResponseAtMillis(CAME.toEpochMilli())
            .header("Retry-After", retryAfter);
    if (date != null) {
      answer.header("Date", date);
    }
    return RetryAfter.of(answer.build());
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "' 120 ', 120", "99999999999999999999, 999999999"})
  void secondsAreSeconds(String value, long seconds) {
    assertThat(of(value, null)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:50:17 GMT",
        "Sunday, 06-Nov-94 08:50:17 GMT",
        "Sun Nov  6 08:50:17 1994"
      })
  void aDateOfAnyFormCountsFromTheServersOwnClock(String date) {
    assertThat(of(date, "Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void withoutTheServersClockOursHasToDo() {
    assertThat(of(httpDate(CAME.plusSeconds(90)), null)).isEqualTo(Duration.ofSeconds(90));
    assertThat(of(httpDate(CAME.plusSeconds(90)), "yesterday")).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aDateThatHasPassedIsNoWait() {
    assertThat(of(httpDate(CAME.minusSeconds(5)), null)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "Sun, 99 Nov"})
  void anythingElseSaysNothing(String value) {
    assertThat(of(value, null)).isNull();
  }
}
