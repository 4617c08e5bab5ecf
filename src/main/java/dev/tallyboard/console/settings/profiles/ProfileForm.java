package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.TokenClaims;
import dev.tallyboard.client.keyring.TokenPlace;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of a profile and its token; says what is wrong with what was typed. */
final class ProfileForm extends VBox {
  private static final Texts TEXTS = Texts.of(ProfileForm.class);

  /** The stream's own address is as good. */
  private static final String STREAM = "/api/realtime/events";

  private static final int LONGEST_TOKEN = 8_000;

  private final FormField name = new FormField(TEXTS.of("form.name"), new TextField(), "name");
  private final FormField url = new FormField(TEXTS.of("form.url"), new TextField(), "url");
  private final SecretField secret = new SecretField();
  private final FormField token =
      new FormField(TEXTS.of("form.token"), secret, "token", new ShowSecret(secret));
  private final TextField merchantId = new TextField();
  private final MerchantChoice merchants = new MerchantChoice(merchantId);
  private final FormField merchant =
      new FormField(TEXTS.of("form.merchant"), merchantId, "merchant-id", merchants);
  private @Nullable Profile edited;
  private @Nullable TokenPlace place;

  /** As the token says that was typed. */
  private Optional<Instant> goodUntil = Optional.empty();

  /**
   * What was typed, where it makes sense.
   *
   * @param token null where none was typed
   */
  record Draft(Profile profile, @Nullable String token) {
    @Override
    public String toString() {
      return profile.toString(); // never the token
    }
  }

  /**
   * @param named whether the operator gives it a name; else it is called like its host
   */
  ProfileForm(boolean named) {
    super(16);
    getStyleClass().add("profile-form");
    name.setVisible(named);
    name.setManaged(named);
    name.hint(TEXTS.of("form.name.hint"));
    secret.textProperty().subscribe(_ -> lookIntoToken());
    getChildren().addAll(name, url, token, merchant);
    edit(null);
  }

  /** Begins anew with that profile; null for a new one. */
  void edit(@Nullable Profile profile) {
    edited = profile;
    name.set(profile == null ? "" : profile.name());
    url.set(profile == null ? "" : profile.url());
    merchant.set(profile == null || profile.merchant() == null ? "" : profile.merchant());
    token.set("");
    secret.shown().set(false);
    hintAtToken();
  }

  /** Says where tokens are kept. */
  void tell(TokenPlace kept) {
    place = kept;
    hintAtToken();
  }

  void suggest(String address) {
    url.set(address);
  }

  void focusFirst() {
    (name.isVisible() ? name : url).focus();
  }

  void focusToken() {
    token.focus();
  }

  /** What was typed; where something is wrong with it, that is said and its field has the keys. */
  Optional<Draft> read() {
    String address = address();
    String typed = typedToken();
    wrongUrl(address).ifPresent(url::wrong);
    if (name.text().length() > Profile.LONGEST_NAME) {
      name.wrong(TEXTS.of("form.name.long", Profile.LONGEST_NAME));
    }
    if (!typed.chars().allMatch(c -> c > ' ' && c < 0x7f) || typed.length() > LONGEST_TOKEN) {
      token.wrong(TEXTS.of("form.token.bad"));
    }
    if (merchant.text().length() > Profile.LONGEST_MERCHANT) {
      merchant.wrong(TEXTS.of("form.merchant.long"));
    }
    List<FormField> wrong =
        Stream.of(name, url, token, merchant).filter(FormField::isWrong).toList();
    if (!wrong.isEmpty()) {
      wrong.getFirst().focus();
      return Optional.empty();
    }
    String called =
        name.text().isEmpty() ? GatewayAddress.of(address, null).display() : name.text();
    String shortened = called.substring(0, Math.min(called.length(), Profile.LONGEST_NAME));
    Profile profile =
        edited == null
            ? Profile.of(shortened, address, merchant.text())
            : new Profile(edited.id(), shortened, address, merchant.text());
    edited = profile;
    return Optional.of(new Draft(profile, typed.isEmpty() ? null : typed));
  }

  private String typedToken() {
    return token.text().replaceFirst("(?i)^Bearer\\s+", "");
  }

  private String address() {
    String typed = url.text().replaceFirst("/+$", "");
    return typed.endsWith(STREAM) ? typed.substring(0, typed.length() - STREAM.length()) : typed;
  }

  private static Optional<String> wrongUrl(String address) {
    if (address.isEmpty()) {
      return Optional.of(TEXTS.of("form.url.none", GatewayAddress.DEFAULT_URL));
    }
    if (!address.matches("(?i)https?://.*")) {
      return Optional.of(TEXTS.of("form.url.scheme"));
    }
    if (address.matches("[^/]*//[^/]*@.*")) {
      return Optional.of(TEXTS.of("form.url.password"));
    }
    try {
      GatewayAddress.of(address, null);
      return address.length() > Profile.LONGEST_URL || address.matches(".*[?#].*")
          ? Optional.of(TEXTS.of("form.url.bad", GatewayAddress.DEFAULT_URL))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(TEXTS.of("form.url.bad", GatewayAddress.DEFAULT_URL));
    }
  }

  /** Offers what the token says of itself; only the gateway knows whether it is true. */
  private void lookIntoToken() {
    Optional<TokenClaims> claims = TokenClaims.read(typedToken());
    List<String> opened = claims.map(TokenClaims::merchants).orElse(List.of());
    merchants.offer(opened);
    merchant.hint(
        opened.isEmpty()
            ? TEXTS.of("form.merchant.hint")
            : TEXTS.of("form.merchant.token", opened.size()));
    goodUntil = claims.flatMap(TokenClaims::expiresAt);
    hintAtToken();
  }

  static String day(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Locale.getDefault(Locale.Category.DISPLAY))
        .format(at.atZone(ZoneId.systemDefault()));
  }

  private void hintAtToken() {
    String lies =
        switch (place) {
          case null -> "";
          case TokenPlace.Keyring _ -> TEXTS.of("form.token.keyring");
          case TokenPlace.OwnerFiles it -> TEXTS.of("form.token.file", it.folder());
        };
    String what = edited == null ? TEXTS.of("form.token.hint") : TEXTS.of("form.token.keep");
    String until = goodUntil.map(it -> TEXTS.of("form.token.until", day(it))).orElse("");
    token.hint(
        Stream.of(until, until.isEmpty() ? what : "", lies)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(" ")));
  }
}
