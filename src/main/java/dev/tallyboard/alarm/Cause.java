package dev.tallyboard.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an operator is called. However often one cause strikes, it is one alarm.
 *
 * @param stage null where it concerns none
 * @param error of a failed stage, as {@link ErrorPattern} leaves it; else empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(
    @JsonProperty Kind kind, @JsonProperty @Nullable Stage stage, @JsonProperty String error) {

  /** What went wrong. */
  public enum Kind {
    STAGE_FAILED,
    /** A stage runs far longer than is typical. */
    ORDER_STUCK,
    CONNECTION_LOST,
    /** The stream is lost and found again all the time. */
    CONNECTION_UNSTABLE,
    /** Troubles of orders beyond the number of causes that are told apart. */
    OTHER
  }

  public static final Cause CONNECTION_LOST = new Cause(Kind.CONNECTION_LOST, null, "");
  public static final Cause CONNECTION_UNSTABLE = new Cause(Kind.CONNECTION_UNSTABLE, null, "");
  static final Cause OTHER = new Cause(Kind.OTHER, null, "");

  public Cause {
    Objects.requireNonNull(kind, "kind");
    error = error == null ? "" : error;
  }

  static Cause of(Trouble trouble, @Nullable String error) {
    return new Cause(
        trouble.kind(),
        trouble.stage(),
        trouble.kind() == Kind.STAGE_FAILED ? ErrorPattern.of(error) : "");
  }

  public boolean concernsOrders() {
    return switch (kind) {
      case STAGE_FAILED, ORDER_STUCK, OTHER -> true;
      case CONNECTION_LOST, CONNECTION_UNSTABLE -> false;
    };
  }

  /** Whether it may be shelved: what is not told apart may be anything. */
  public boolean canBeShelved() {
    return kind != Kind.OTHER;
  }
}
