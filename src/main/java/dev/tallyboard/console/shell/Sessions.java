package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.settings.profiles.Finding;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens what a window can show. Called off the FX thread: everything may block. */
public interface Sessions {
  /** The former session of the same profile must be closed: both keep the same alarms. */
  Session open(Profile profile, Realtime realtime);

  /** Gives the demo, fresh each time; empty where there is none. */
  Optional<Supplier<Session>> demo();

  /**
   * Tries a connection, half a minute at most.
   *
   * @param token null for the one that is kept
   * @param each told of each finding as it is made
   */
  void test(Profile profile, @Nullable String token, Consumer<Finding> each)
      throws InterruptedException;
}
