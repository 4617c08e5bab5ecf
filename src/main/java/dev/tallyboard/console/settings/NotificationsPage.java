package dev.tallyboard.console.settings;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.control.QuietHours;
import dev.tallyboard.console.text.Texts;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the operator is told of while they look elsewhere, how, and when not. */
public final class NotificationsPage extends VBox {
  private static final Texts TEXTS = Texts.of(NotificationsPage.class);
  private static final double COLUMN = 72;
  private static final double PREVIEW = 108;
  private static final double SLIDER = 200;
  private static final double PERCENT = 56;

  private final KeptPreferences preferences;
  private final NotificationDesk desk;

  /**
   * @param zone of this desk: quiet hours go by its clock
   */
  public NotificationsPage(KeptPreferences preferences, NotificationDesk desk, ZoneId zone) {
    super(32);
    this.preferences = preferences;
    this.desk = desk;
    getChildren().addAll(kinds(), quiet(zone), tray());
    sceneProperty()
        .subscribe(
            it -> {
              if (it != null) {
                desk.look();
              }
            });
  }

  private VBox kinds() {
    Section section =
        new Section(TEXTS.of("notifications.title"))
            .row(
                TEXTS.of("notifications.kind"),
                "",
                columns(
                    column(head(TEXTS.of("notifications.desktop")), desk.desktop()),
                    column(head(TEXTS.of("notifications.sound")), desk.sound()),
                    new Region()));
    for (NotificationKind kind : NotificationKind.values()) {
      section.row(
          Icon.styled(kind.icon(), 16),
          kind.word(),
          columns(
              column(
                  box(
                      kind,
                      "desktop",
                      TEXTS.of("notifications.desktop.spoken", kind.word()),
                      Ways::desktop,
                      (ways, on) -> new Ways(on, ways.sound())),
                  desk.desktop()),
              column(
                  box(
                      kind,
                      "sound",
                      TEXTS.of("notifications.sound.spoken", kind.word()),
                      Ways::sound,
                      (ways, on) -> new Ways(ways.desktop(), on)),
                  desk.sound()),
              preview(kind)));
    }
    section.row(TEXTS.of("notifications.volume"), "", volumeControl());
    offer(section.getChildren().getLast(), desk.sound());
    return new VBox(
        8,
        section,
        trouble("desktop-trouble", TEXTS.of("notifications.no-desktop"), desk.desktop()),
        trouble("sound-trouble", TEXTS.of("notifications.no-sound"), desk.sound()));
  }

  private Section quiet(ZoneId zone) {
    TimeField from =
        new TimeField("quiet-from", it -> quiet(was -> new QuietHours(was.on(), it, was.to())));
    TimeField to =
        new TimeField("quiet-to", it -> quiet(was -> new QuietHours(was.on(), was.from(), it)));
    preferences
        .current()
        .subscribe(
            it -> {
              QuietHours hours = it.notifications().quiet();
              from.set(hours.from());
              to.set(hours.to());
              from.setDisable(!hours.on());
              to.setDisable(!hours.on());
            });
    Section section =
        new Section(TEXTS.of("quiet.title"))
            .row(
                TEXTS.of("quiet.on"),
                TEXTS.of("quiet.on.hint", zone.getDisplayName(TextStyle.FULL, Locale.getDefault())),
                toggle(
                    "quiet-on",
                    TEXTS.of("quiet.on"),
                    it -> it.quiet().on(),
                    (rules, on) ->
                        rules.with(new QuietHours(on, rules.quiet().from(), rules.quiet().to()))))
            .row(TEXTS.of("quiet.from"), TEXTS.of("quiet.from.hint"), from)
            .row(TEXTS.of("quiet.to"), TEXTS.of("quiet.to.hint"), to)
            .row(
                TEXTS.of("quiet.alarms"),
                TEXTS.of("quiet.alarms.hint"),
                toggle(
                    "quiet-alarms",
                    TEXTS.of("quiet.alarms"),
                    NotificationRules::alarmsInQuietHours,
                    NotificationRules::withAlarmsInQuietHours))
            .row(
                TEXTS.of("quiet.front"),
                TEXTS.of("quiet.front.hint"),
                toggle(
                    "front-sounds",
                    TEXTS.of("quiet.front"),
                    NotificationRules::alarmSoundsInFront,
                    NotificationRules::withAlarmSoundsInFront));
    offer(section.getChildren().getLast(), desk.sound());
    offer(section, desk.desktop().or(desk.sound()));
    return section;
  }

  private Section tray() {
    Section section =
        new Section(TEXTS.of("tray.title"))
            .row(
                TEXTS.of("tray.keep"),
                TEXTS.of("tray.keep.hint"),
                toggle(
                    "keep-in-tray",
                    TEXTS.of("tray.keep"),
                    NotificationRules::keepInTray,
                    NotificationRules::withKeepInTray));
    section.setId("tray-settings");
    offer(section, desk.tray());
    return section;
  }

  private void quiet(UnaryOperator<QuietHours> how) {
    change(it -> it.with(how.apply(it.quiet())));
  }

  private void change(UnaryOperator<NotificationRules> how) {
    preferences.change(it -> it.with(how.apply(it.notifications())));
  }

  private CheckBox box(
      NotificationKind kind,
      String way,
      String spoken,
      Function<Ways, Boolean> get,
      BiFunction<Ways, Boolean, Ways> set) {
    CheckBox box = new CheckBox();
    box.setId(way + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    box.setAccessibleText(spoken);
    preferences.current().subscribe(it -> box.setSelected(get.apply(it.notifications().of(kind))));
    box.selectedProperty()
        .subscribe((_, on) -> change(it -> it.with(kind, set.apply(it.of(kind), on))));
    return box;
  }

  private ToggleSwitch toggle(
      String id,
      String spoken,
      Function<NotificationRules, Boolean> get,
      BiFunction<NotificationRules, Boolean, NotificationRules> set) {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setId(id);
    toggle.setAccessibleText(spoken);
    preferences.current().subscribe(it -> toggle.setSelected(get.apply(it.notifications())));
    toggle.selectedProperty().subscribe((_, on) -> change(it -> set.apply(it, on)));
    return toggle;
  }

  private HBox volumeControl() {
    Slider slider = new Slider(0, NotificationRules.MOST_VOLUME, volume());
    slider.setId("volume");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setBlockIncrement(10);
    slider.setMinWidth(SLIDER);
    slider.setMaxWidth(SLIDER);
    Label percent = Section.label("", "settings-value");
    percent.setId("volume-percent");
    percent.setMinWidth(PERCENT);
    percent.setAlignment(Pos.CENTER_RIGHT);
    preferences
        .current()
        .subscribe(
            it -> {
              int now = it.notifications().volume();
              slider.setValue(now);
              percent.setText(TEXTS.of("appearance.percent", now));
              slider.setAccessibleText(TEXTS.of("notifications.volume.spoken", now));
            });
    slider
        .valueProperty()
        .subscribe((_, now) -> change(it -> it.withVolume((int) Math.round(now.doubleValue()))));
    Button hear = preview("preview-volume", TEXTS.of("notifications.volume.preview"));
    hear.setOnAction(_ -> desk.hear(volume()));
    HBox row = new HBox(8, slider, percent, hear);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.setMinWidth(Region.USE_PREF_SIZE);
    return row;
  }

  private int volume() {
    return preferences.current().get().notifications().volume();
  }

  private static Button preview(String id, String spoken) {
    Button preview = new Button(TEXTS.of("notifications.preview"), Icon.styled(Feather.PLAY, 14));
    preview.setId(id);
    preview.getStyleClass().addAll("flat", "link");
    preview.setAccessibleText(spoken);
    preview.setMinWidth(PREVIEW);
    preview.setAlignment(Pos.CENTER_RIGHT);
    return preview;
  }

  private Button preview(NotificationKind kind) {
    Button preview =
        preview(
            "preview-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            TEXTS.of("notifications.preview.spoken", kind.word()));
    preview.setOnAction(_ -> desk.preview(kind, volume()));
    preview.visibleProperty().bind(desk.desktop().or(desk.sound()));
    return preview;
  }

  /** Instead of a column of dead boxes. */
  private static Label trouble(String id, String sentence, ReadOnlyBooleanProperty there) {
    Label label = Section.label(sentence, "settings-hint");
    label.setId(id);
    label.visibleProperty().bind(there.not());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private static HBox columns(Node... columns) {
    HBox row = new HBox(8, columns);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.setMinWidth(Region.USE_PREF_SIZE);
    ((Region) columns[2]).setMinWidth(PREVIEW);
    return row;
  }

  private static StackPane column(Node content, ReadOnlyBooleanProperty there) {
    StackPane column = new StackPane(content);
    column.setMinWidth(COLUMN);
    offer(column, there);
    return column;
  }

  private static void offer(Node part, ObservableBooleanValue there) {
    part.visibleProperty().bind(there);
    part.managedProperty().bind(there);
  }

  private static Label head(String words) {
    Label head = new Label(words);
    head.getStyleClass().add("settings-hint");
    return head;
  }
}
