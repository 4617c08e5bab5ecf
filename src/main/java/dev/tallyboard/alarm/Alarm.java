package dev.tallyboard.alarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cause and whom it struck. Immutable.
 *
 * @param text the newest error in full, bounded; empty where there is none
 * @param occurrences newest first; none for a shelved alarm that waits for its next strike
 * @param folded how many more were never acknowledged, of which only the number was kept
 * @param foldedSerial the highest serial among those
 * @param shelvedUntil epoch ms; null while it is not shelved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alarm(
    @JsonProperty Cause cause,
    @JsonProperty String text,
    @JsonProperty List<Occurrence> occurrences,
    @JsonProperty int folded,
    @JsonProperty long foldedSerial,
    @JsonProperty @Nullable Long shelvedUntil) {

  public Alarm {
    Objects.requireNonNull(cause, "cause");
    text = text == null ? "" : text;
    occurrences = occurrences == null ? List.of() : List.copyOf(occurrences);
    folded = Math.max(0, folded);
  }

  /** As its most urgent occurrence stands. */
  @JsonIgnore
  public Standing standing() {
    if (shelvedUntil != null) {
      return Standing.SHELVED;
    }
    Standing most = Standing.RETURNED;
    for (Occurrence it : occurrences) {
      if (it.standing().compareTo(most) < 0) {
        most = it.standing();
      }
    }
    return most;
  }

  /** How many orders it struck, or 1 for the connection. */
  @JsonIgnore
  public int count() {
    return occurrences.size() + folded;
  }

  /** How many of them are over and wait to be confirmed. */
  @JsonIgnore
  public int toConfirm() {
    return folded + (int) occurrences.stream().filter(it -> !it.isActive()).count();
  }

  /** How often it struck; at least {@link #count}. */
  @JsonIgnore
  public long times() {
    return folded + occurrences.stream().mapToLong(Occurrence::times).sum();
  }

  /** Epoch ms of the first trouble that is still listed; 0 where none is. */
  @JsonIgnore
  public long since() {
    return occurrences.stream().mapToLong(it -> it.trouble().since()).min().orElse(0);
  }

  /** The serial of its newest strike. */
  @JsonIgnore
  public long newest() {
    return occurrences.isEmpty() ? foldedSerial : occurrences.getFirst().serial();
  }
}
