package dev.tallyboard.console.shell;

import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.settings.profiles.ConnectionDesk;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a window is told at its start.
 *
 * @param merchant whose orders it shows, until the board says it
 * @param gateway the gateway as the operator knows it, such as its host
 * @param zone of the times that are shown
 * @param reducedMotion nothing moves; the system's own setting counts besides
 * @param presenter a menu in the top bar; none where null
 * @param desk of the connection profiles; null for a window that is on one gateway for good
 */
public record ConsoleSettings(
    String merchant,
    String gateway,
    ZoneId zone,
    Rhythm rhythm,
    boolean reducedMotion,
    @Nullable Presenter presenter,
    @Nullable ConnectionDesk desk) {

  /** For a window that is on one gateway for good. */
  public ConsoleSettings(
      String merchant,
      String gateway,
      ZoneId zone,
      Rhythm rhythm,
      boolean reducedMotion,
      @Nullable Presenter presenter) {
    this(merchant, gateway, zone, rhythm, reducedMotion, presenter, null);
  }

  public static ConsoleSettings of(String merchant, String gateway) {
    return new ConsoleSettings(
        merchant, gateway, ZoneId.systemDefault(), Rhythm.USUAL, false, null);
  }

  public ConsoleSettings with(Presenter shown) {
    return new ConsoleSettings(merchant, gateway, zone, rhythm, reducedMotion, shown, desk);
  }

  public ConsoleSettings with(Rhythm usual) {
    return new ConsoleSettings(merchant, gateway, zone, usual, reducedMotion, presenter, desk);
  }

  public ConsoleSettings withReducedMotion(boolean reduced) {
    return new ConsoleSettings(merchant, gateway, zone, rhythm, reduced, presenter, desk);
  }

  public ConsoleSettings with(ConnectionDesk profiles) {
    return new ConsoleSettings(merchant, gateway, zone, rhythm, reducedMotion, presenter, profiles);
  }
}
