package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.client.keyring.TokenPlace;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Realtime;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the operator can do about connections. FX thread; everything returns at once, and what is
 * told later is told on the FX thread, too.
 */
public interface ConnectionDesk {
  /**
   * The profile that the window shows; null while it shows another thing. With it changes all that
   * is shown.
   */
  @Nullable Profile shown();

  /**
   * Asks where the next token will be kept.
   *
   * @param told once
   */
  void tokenPlace(Consumer<TokenPlace> told);

  /**
   * Asks how long the kept token of a profile is good.
   *
   * @param told once; empty where there is no token, or it does not say
   */
  void tokenTerm(Profile profile, Consumer<Optional<TokenTerm>> told);

  /** Whether the last token could not be kept. */
  ReadOnlyBooleanProperty tokenLost();

  /** Shows that profile in place of what is shown. */
  void open(Profile profile);

  /**
   * Keeps a profile, and a token where one was typed. Where the profile is the shown one, it is
   * opened anew.
   *
   * @param token null keeps the one of before
   */
  void save(Profile profile, @Nullable String token);

  /** The same, and shows it whatever is shown. */
  void saveAndOpen(Profile profile, @Nullable String token);

  /** Lets go of a profile and its token. Where it is the shown one, another one is shown. */
  void delete(Profile profile);

  /** Keeps to the gateway so from now on. */
  void keepTo(Realtime realtime);

  /**
   * Tries a connection that need not be kept.
   *
   * @param token null for the one that is kept
   * @param each told of each finding as it is made; the last one is bad, or of the last step
   */
  void test(Profile profile, @Nullable String token, Consumer<Finding> each);

  /** Shows the demo; null where there is none. */
  @Nullable Runnable demo();
}
