package dev.tallyboard.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cause striking one order, or the connection.
 *
 * @param poId empty for the connection
 * @param name what people call the order, as it was told
 * @param serial grows with each time that anything is raised: what an operator saw has a serial not
 *     above that of the list they saw
 * @param times how often it struck since the operator last let go of it; 1 or more
 * @param returnedAt epoch ms at which the trouble was over; null while it is there
 * @param acknowledgedAt epoch ms; null while nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Occurrence(
    @JsonProperty String poId,
    @JsonProperty String name,
    @JsonProperty Trouble trouble,
    @JsonProperty long serial,
    @JsonProperty int times,
    @JsonProperty @Nullable Long returnedAt,
    @JsonProperty @Nullable Long acknowledgedAt) {

  public Occurrence {
    Objects.requireNonNull(poId, "poId");
    Objects.requireNonNull(trouble, "trouble");
    name = name == null ? poId : name;
    times = Math.max(1, times);
  }

  public boolean isActive() {
    return returnedAt == null;
  }

  public boolean isAcknowledged() {
    return acknowledgedAt != null;
  }

  /** How it stands where its alarm is not shelved. */
  Standing standing() {
    if (!isActive()) {
      return Standing.RETURNED;
    }
    return isAcknowledged() ? Standing.ACKNOWLEDGED : Standing.UNACKNOWLEDGED;
  }

  Occurrence again(String newName, Trouble newTrouble, long newSerial) {
    int more = times == Integer.MAX_VALUE ? times : times + 1;
    return new Occurrence(poId, newName, newTrouble, newSerial, more, null, null);
  }

  Occurrence returned(long at) {
    return new Occurrence(poId, name, trouble, serial, times, at, acknowledgedAt);
  }

  Occurrence acknowledged(long at) {
    return new Occurrence(poId, name, trouble, serial, times, returnedAt, at);
  }
}
