package dev.tallyboard.console.settings.profiles;

import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whether and how the stream is kept; holds from the press on its button on. */
public final class RealtimePage extends VBox {
  private static final Texts TEXTS = Texts.of(RealtimePage.class);

  private final KeptPreferences preferences;
  private final ToggleSwitch live = new ToggleSwitch();
  private final NumberField heartbeat =
      number("heartbeat-timeout", Realtime.HEARTBEAT_TIMEOUT, TEXTS.of("unit.s"));
  private final NumberField attempts = number("attempts", Realtime.ATTEMPTS, "");
  private final NumberField firstWait =
      number("first-wait", Realtime.FIRST_WAIT, TEXTS.of("unit.s"));
  private final NumberField poll =
      number("poll-interval", Realtime.POLL_INTERVAL, TEXTS.of("unit.s"));
  private final WaitBars bars = new WaitBars();
  private final Label aboveBars = Section.label(TEXTS.of("waits.bars"), "settings-hint");
  private final Label sentence = Section.label("", "settings-hint");
  private final Button keep = new Button(TEXTS.of("realtime.keep"));

  public RealtimePage(KeptPreferences preferences, ConnectionDesk desk) {
    super(16);
    this.preferences = preferences;
    aboveBars.visibleProperty().bind(bars.visibleProperty());
    aboveBars.managedProperty().bind(bars.visibleProperty());
    live.setId("realtime-live");
    live.setAccessibleText(TEXTS.of("realtime.live"));
    sentence.setId("waits");
    keep.setId("keep-realtime");
    keep.getStyleClass().add("accent");
    keep.setMinWidth(Region.USE_PREF_SIZE);
    keep.setOnAction(_ -> typed().ifPresent(desk::keepTo));
    Section section =
        new Section(title())
            .row(TEXTS.of("realtime.live"), TEXTS.of("realtime.live.hint"), live)
            .row(TEXTS.of("realtime.heartbeat"), TEXTS.of("realtime.heartbeat.hint"), heartbeat)
            .row(TEXTS.of("realtime.attempts"), TEXTS.of("realtime.attempts.hint"), attempts)
            .row(TEXTS.of("realtime.wait"), TEXTS.of("realtime.wait.hint"), firstWait)
            .row(TEXTS.of("realtime.poll"), TEXTS.of("realtime.poll.hint"), poll);
    getChildren().addAll(section, new VBox(8, aboveBars, bars), sentence, keep);
    live.selectedProperty().subscribe((_, _) -> changed());
    addEventHandler(ActionEvent.ACTION, this::entered);
    preferences.current().subscribe(it -> show(it.connections().realtime()));
  }

  /** As the list of pages calls it. */
  public static String title() {
    return TEXTS.of("realtime.title");
  }

  private NumberField number(String id, Realtime.Range range, String unit) {
    return new NumberField(id, range, unit, this::changed);
  }

  private void show(Realtime kept) {
    live.setSelected(kept.live());
    heartbeat.set(kept.heartbeatTimeout());
    attempts.set(kept.attempts());
    firstWait.set(kept.firstWait());
    poll.set(kept.pollInterval());
    changed();
  }

  private void changed() {
    Optional<Realtime> typed = typed();
    typed.ifPresent(
        it -> {
          bars.show(it);
          sentence.setText(Waits.sentence(it));
        });
    heartbeat.setDisable(!live.isSelected());
    attempts.setDisable(!live.isSelected());
    firstWait.setDisable(!live.isSelected());
    keep.setDisable(
        typed.isEmpty()
            || typed.get().equals(preferences.current().get().connections().realtime()));
  }

  private Optional<Realtime> typed() {
    return heartbeat
        .value()
        .flatMap(
            h ->
                attempts
                    .value()
                    .flatMap(
                        a ->
                            firstWait
                                .value()
                                .flatMap(
                                    w ->
                                        poll.value()
                                            .map(
                                                p ->
                                                    new Realtime(live.isSelected(), h, a, w, p)))));
  }

  private void entered(ActionEvent event) {
    if (event.getTarget() instanceof TextField) {
      keep.fire();
      event.consume();
    }
  }
}
