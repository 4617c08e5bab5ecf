package dev.tallyboard.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What survives a restart.
 *
 * @param version of this form; another one cannot be read
 * @param merchantId whose orders these are; empty before a board has said it
 */
public record KeptAlarms(
    @JsonProperty int version,
    @JsonProperty String merchantId,
    @JsonProperty long serial,
    @JsonProperty List<Alarm> alarms) {
  public static final int VERSION = 1;

  public static final KeptAlarms NONE = new KeptAlarms(VERSION, "", 0, List.of());

  public KeptAlarms {
    merchantId = merchantId == null ? "" : merchantId;
    alarms = alarms == null ? List.of() : List.copyOf(alarms);
  }
}
