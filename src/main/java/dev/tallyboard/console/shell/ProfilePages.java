package dev.tallyboard.console.shell;

import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Page;
import dev.tallyboard.console.settings.profiles.ConnectionDesk;
import dev.tallyboard.console.settings.profiles.ConnectionPage;
import dev.tallyboard.console.settings.profiles.ProfileMenu;
import dev.tallyboard.console.settings.profiles.RealtimePage;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where connection profiles show in a console; nowhere where it has no desk for them. */
record ProfilePages(
    @Nullable ConnectionDesk desk,
    KeptPreferences preferences,
    @Nullable ConnectionPage connection,
    List<Page> pages) {
  private static final String CONNECTION = "connection";
  private static final Texts TEXTS = Texts.of(ProfilePages.class);

  static ProfilePages of(@Nullable ConnectionDesk desk, KeptPreferences preferences) {
    if (desk == null) {
      return new ProfilePages(null, preferences, null, List.of());
    }
    ConnectionPage connection = new ConnectionPage(preferences, desk);
    return new ProfilePages(
        desk,
        preferences,
        connection,
        List.of(
            new Page(CONNECTION, ConnectionPage.title(), Feather.SERVER, connection),
            new Page(
                "realtime",
                RealtimePage.title(),
                Feather.RADIO,
                new RealtimePage(preferences, desk))));
  }

  /** The merchant's name; a menu where there is another profile to go to. */
  Node merchant(ObservableValue<String> merchant) {
    MerchantName name = new MerchantName(merchant);
    if (desk == null) {
      return name;
    }
    int others = desk.shown() == null ? 0 : 1;
    ProfileMenu menu = new ProfileMenu(merchant, preferences, desk);
    menu.visibleProperty()
        .bind(preferences.current().map(it -> it.connections().profiles().size() > others));
    menu.managedProperty().bind(menu.visibleProperty());
    name.visibleProperty().bind(menu.visibleProperty().not());
    name.managedProperty().bind(name.visibleProperty());
    return new StackPane(name, menu);
  }

  /** Lets the list of no orders lead to the test of the connection, where there is one. */
  void offerTest(OrdersView orders, Pages settings) {
    if (connection != null) {
      orders.offerTest(() -> settings.openSettings(CONNECTION));
    }
  }

  /** Leads to the token; null where it is given from outside. */
  @Nullable Button signIn(Pages settings) {
    ConnectionPage page = connection;
    if (desk == null || page == null || desk.shown() == null) {
      return null;
    }
    Button renew = new Button(TEXTS.of("profiles.sign-in"));
    renew.setId("renew-token");
    renew.getStyleClass().add("accent");
    renew.setMinWidth(Region.USE_PREF_SIZE);
    renew.setOnAction(
        _ -> {
          settings.openSettings(CONNECTION);
          page.askForToken();
        });
    return renew;
  }
}
