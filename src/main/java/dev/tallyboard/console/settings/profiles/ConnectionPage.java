package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.Connections;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which gateways there are, and the one that is edited. */
public final class ConnectionPage extends VBox {
  private static final Texts TEXTS = Texts.of(ConnectionPage.class);

  private final ConnectionDesk desk;
  private final VBox rows = new VBox();
  private final ProfileEditor editor;

  /** Of the profiles that are listed. */
  private final Map<Profile, TokenTermLine> terms = new LinkedHashMap<>();

  public ConnectionPage(KeptPreferences preferences, ConnectionDesk desk) {
    super(24);
    this.desk = desk;
    editor = new ProfileEditor(desk, this::edited);
    Label title = new Label(TEXTS.of("page.profiles"));
    title.getStyleClass().add("section-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button add = new Button(TEXTS.of("page.add"), Icon.styled(Feather.PLUS, 16));
    add.setId("add-profile");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> editor.open(null));
    HBox head = new HBox(16, title, add);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("settings-head");
    getChildren().addAll(new VBox(head, rows), editor, new TroubleLine(desk));
    preferences.current().map(Preferences::connections).subscribe(this::show);
    sceneProperty().subscribe(_ -> askForTerms());
  }

  /** As the list of pages calls it. */
  public static String title() {
    return TEXTS.of("page.title");
  }

  /** The shown profile's token is asked for. */
  public void askForToken() {
    Profile shown = desk.shown();
    if (shown != null) {
      editor.open(shown);
      editor.focusToken();
    }
  }

  private void edited() {
    focusList();
    askForTerms();
  }

  /** Only while somebody looks: it may unlock a keyring. */
  private void askForTerms() {
    if (getScene() != null) {
      terms.forEach((profile, line) -> desk.tokenTerm(profile, line::show));
    }
  }

  private void focusList() {
    lookupAll(".button").stream().findFirst().ifPresent(it -> it.requestFocus());
  }

  private void show(Connections now) {
    terms.clear();
    rows.getChildren().setAll(now.profiles().stream().map(this::row).toList());
    Runnable demo = desk.demo();
    if (demo != null) {
      Button open = link(TEXTS.of("page.open"), "open-demo", demo);
      open.setAccessibleText(TEXTS.of("page.demo"));
      rows.getChildren()
          .add(row(Feather.PLAY_CIRCLE, TEXTS.of("page.demo"), TEXTS.of("page.demo.hint"), open));
    }
    askForTerms();
  }

  private HBox row(Profile profile) {
    boolean isShown = isShown(desk.shown(), profile);
    HBox actions = new HBox(16);
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    if (isShown) {
      actions.getChildren().add(Section.label(TEXTS.of("page.shown"), "profile-shown"));
    } else {
      Button open = link(TEXTS.of("page.open"), "open-" + profile.id(), () -> desk.open(profile));
      open.setAccessibleText(TEXTS.of("page.open.named", profile.name()));
      actions.getChildren().add(open);
    }
    Button edit = link(TEXTS.of("page.edit"), "edit-" + profile.id(), () -> editor.open(profile));
    edit.setAccessibleText(TEXTS.of("page.edit.named", profile.name()));
    actions.getChildren().add(edit);
    String where =
        profile.merchant() == null
            ? profile.url()
            : TEXTS.of("page.where", profile.url(), profile.merchant());
    TokenTermLine term = new TokenTermLine(profile.id());
    terms.put(profile, term);
    Feather icon = isShown ? Feather.CHECK_CIRCLE : Feather.CIRCLE;
    return row(icon, profile.name(), where, actions, term);
  }

  private static boolean isShown(@Nullable Profile shown, Profile profile) {
    return shown != null && shown.id().equals(profile.id());
  }

  private static HBox row(Feather icon, String name, String where, Region actions, Node... below) {
    VBox words =
        new VBox(Section.label(name, "settings-label"), Section.label(where, "settings-hint"));
    words.getChildren().addAll(below);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox row = new HBox(12, Icon.styled(icon, 20), words, actions);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("settings-row", "profile-row");
    return row;
  }

  static Button link(String words, String id, Runnable work) {
    Button link = new Button(words);
    link.setId(id);
    link.getStyleClass().addAll("flat", "link");
    link.setMinWidth(USE_PREF_SIZE);
    link.setOnAction(_ -> work.run());
    return link;
  }
}
