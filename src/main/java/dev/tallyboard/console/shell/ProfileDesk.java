package dev.tallyboard.console.shell;

import dev.tallyboard.client.TokenClaims;
import dev.tallyboard.client.keyring.TokenPlace;
import dev.tallyboard.client.keyring.TokenStore;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.settings.Connections;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.settings.profiles.ConnectionDesk;
import dev.tallyboard.console.settings.profiles.Finding;
import dev.tallyboard.console.settings.profiles.TokenTerm;
import dev.tallyboard.console.text.Texts;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the operator wants of profiles; what blocks is done by threads of its own. */
public final class ProfileDesk implements ConnectionDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileDesk.class);
  private static final Texts TEXTS = Texts.of(ProfileDesk.class);

  private final ConsoleStage stage;
  private final KeptPreferences preferences;
  private final Tools tools;
  private final Clock clock;
  private final FxThread fxThread = new FxThread();
  private final ReadOnlyBooleanWrapper tokenLost = new ReadOnlyBooleanWrapper();

  /** One after the other: the last token that was typed is the one that stays. */
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("console-tokens").factory());

  private final ExecutorService tests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-test").factory());

  private @Nullable Profile shown;

  /** What it works with. */
  public record Tools(Sessions sessions, TokenStore tokens) {}

  ProfileDesk(ConsoleStage stage, KeptPreferences preferences, Tools tools, Clock clock) {
    this.stage = stage;
    this.preferences = preferences;
    this.tools = tools;
    this.clock = clock;
  }

  /** The profile that was shown last; the first run where there is none. */
  void home() {
    connections()
        .chosen()
        .ifPresentOrElse(
            this::open,
            () -> {
              shown = null;
              stage.showFirstRun(this);
            });
  }

  @Override
  public @Nullable Profile shown() {
    return shown;
  }

  @Override
  public void tokenPlace(Consumer<TokenPlace> told) {
    keeper.execute(
        () -> {
          TokenPlace place = tools.tokens.place();
          fxThread.execute(() -> told.accept(place));
        });
  }

  @Override
  public void tokenTerm(Profile profile, Consumer<Optional<TokenTerm>> told) {
    keeper.execute(
        () -> {
          Optional<TokenTerm> term =
              tools
                  .tokens
                  .find(profile.id())
                  .flatMap(TokenClaims::read)
                  .flatMap(TokenClaims::expiresAt)
                  .map(it -> TokenTerm.of(it, clock.instant()));
          fxThread.execute(() -> told.accept(term));
        });
  }

  @Override
  public ReadOnlyBooleanProperty tokenLost() {
    return tokenLost.getReadOnlyProperty();
  }

  @Override
  public void open(Profile profile) {
    change(it -> it.choosing(profile));
    Realtime realtime = connections().realtime();
    stage.show(
        () -> tools.sessions.open(profile, realtime),
        it -> it.settings().with(this),
        () -> shown = profile);
  }

  @Override
  public void save(Profile profile, @Nullable String token) {
    keep(profile, token, isShown(profile));
  }

  @Override
  public void saveAndOpen(Profile profile, @Nullable String token) {
    keep(profile, token, true);
  }

  @Override
  public void delete(Profile profile) {
    boolean wasShown = isShown(profile);
    change(it -> it.without(profile));
    keeper.execute(() -> tools.tokens.forget(profile.id()));
    if (wasShown) {
      home();
    }
  }

  @Override
  public void keepTo(Realtime realtime) {
    change(it -> it.with(realtime));
    Profile now = shown;
    if (now != null) {
      open(now);
    }
  }

  @Override
  public void test(Profile profile, @Nullable String token, Consumer<Finding> each) {
    tests.execute(
        () -> {
          try {
            tools.sessions.test(profile, token, it -> fxThread.execute(() -> each.accept(it)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public @Nullable Runnable demo() {
    return tools
        .sessions
        .demo()
        .map(it -> (Runnable) () -> stage.show(it, this::withWayBack, () -> shown = null))
        .orElse(null);
  }

  /** Gives up what is under way; the last token is still kept. */
  @Override
  public void close() {
    tests.shutdownNow();
    keeper.shutdown();
  }

  private ConsoleSettings withWayBack(Session demo) {
    ConsoleSettings settings = demo.settings().with(this);
    Presenter presenter = settings.presenter();
    List<Presenter.Action> actions =
        new ArrayList<>(presenter == null ? List.of() : presenter.actions());
    actions.add(
        new Presenter.Action(() -> TEXTS.of("demo.leave"), () -> fxThread.execute(this::home)));
    return settings.with(
        new Presenter(presenter == null ? TEXTS.of("demo.title") : presenter.title(), actions));
  }

  private void keep(Profile profile, @Nullable String token, boolean thenOpen) {
    change(it -> it.with(profile));
    if (token == null) {
      if (thenOpen) {
        open(profile);
      }
      return;
    }
    keeper.execute(
        () -> {
          boolean kept = kept(profile, token);
          fxThread.execute(
              () -> {
                tokenLost.set(!kept);
                if (thenOpen && kept) {
                  open(profile);
                }
              });
        });
  }

  private boolean kept(Profile profile, String token) {
    try {
      tools.tokens.keep(profile.id(), token);
      return true;
    } catch (IOException e) {
      LOG.warn("A token could not be kept", e);
      return false;
    }
  }

  private boolean isShown(Profile profile) {
    Profile now = shown;
    return now != null && now.id().equals(profile.id());
  }

  private Connections connections() {
    return preferences.current().get().connections();
  }

  private void change(UnaryOperator<Connections> how) {
    preferences.change(it -> it.with(how.apply(it.connections())));
  }
}
