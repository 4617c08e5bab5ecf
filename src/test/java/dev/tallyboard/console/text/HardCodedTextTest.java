package dev.tallyboard.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.text.JavaText.Literal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that an operator reads is written in the code. */
class HardCodedTextTest {
  private static final Path STYLESHEET =
      Path.of("src/main/resources/dev/tallyboard/console/theme/console.css");

  /** Colours, fonts and names of tokens; no words. */
  private static final Set<String> WITHOUT_WORDS = Set.of("theme");

  /** Statements of which nothing reaches an operator, as they stand before the literal. */
  private static final Pattern UNREAD =
      Pattern.compile(
          "^LOG\\.|-> LOG\\.|Exception\\(|@SuppressWarnings\\("
              + "|\\b(setId|getPseudoClass|getProperty|getResource|equals|startsWith|lookup|lookupAll)\\([^()]*$"
              + "|\\bThread\\b.*\\.name\\([^()]*$|getStyleClass\\(\\)\\s*\\.\\w+\\([^()]*$|\\bcase"
              + " ?(\" *\", ?)*$");

  /** Calls that put their argument before an operator. */
  private static final Pattern READ =
      Pattern.compile(
          "(new (Label|Text|Button|MenuItem|MenuButton|ToggleButton|CheckBox|Tooltip|Section)"
              + "|set(Text|AccessibleText|AccessibleHelp|Title|HeaderText|PromptText|Tooltip)"
              + "|plain|stressed)\\([^()]*$");

  /** Such as an id or a word of the stylesheet. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+-[a-z0-9-]*");

  /** Written alike on keys everywhere. */
  private static final Pattern KEY_CAP = Pattern.compile("[A-Z]|F\\d+|Esc");

  /** What else is no text, by file, and why. */
  private static final Map<String, Pattern> ALLOWED =
      Map.ofEntries(
          // A licence's own identifier.
          allowed("AboutPage", "Apache-2\\.0"),
          // The English of the board's sentences, to be recognised.
          allowed("EntryText", "Waiting for | (started|paused|resumed|cancelled|failed)| done.*"),
          // Words of the feed, and what stands for them in the bundle.
          allowed("FeedDiary", "[a-z]+"),
          // Letters in other letters, and what stands between words.
          allowed("Folded", "[a-z]{2}"),
          allowed("Search", ".*s\\+"),
          // Times in a table and in the name of a file, and a file that is not finished.
          allowed("ActivityCsv", "uuuu-.*"),
          allowed("ActivityFilter", ".*s\\+"),
          allowed("FeedExport", "uuuu-.*|\\.part"),
          // Patterns of names of files.
          allowed("FileChoice", "\\*\\.\\w+"),
          // Names in a file, and reasons that go to the log.
          allowed("PreferencesFile", ".*"),
          allowed("ConnectionsJson", ".*"),
          allowed("NotificationsJson", ".*"),
          // Names and values of D-Bus and its notifications, and the program's own name.
          allowed("BusCall", "[a-z]"),
          allowed("SessionBus", ".*"),
          allowed("FreedesktopDesktop", ".*"),
          allowed("AwtTray", "Tallyboard"),
          // Names of systems.
          allowed("NotificationPorts", "Headless|.*Windows.*"),
          // Ids of switches, and how a time is written.
          allowed("NotificationsPage", "desktop|sound"),
          allowed("TimeField", ".*:.*"),
          // What is an id, an address, a token.
          allowed("Profile", "\\[A-Za-z0-9-\\]\\{1,64\\}"),
          // The stream's own path, ids of fields, patterns of addresses and tokens.
          allowed("ProfileForm", "/api.*|name|url|token|.*[*+^#\\\\].*"),
          allowed("RealtimePage", "attempts"),
          allowed("NumberField", "\\\\+d.*"),
          // What a secret looks like.
          allowed("Redacted", "\\|?\\(.*|\\|\\[.*"),
          // Ids of pages.
          allowed("ProfilePages", "[a-z]+"),
          allowed("SettingsPages", "[a-z]+"),
          // Drawings.
          allowed("StepMark", "[ML0-9. ]+"),
          allowed("Wordmark", "[ML0-9. ]+"),
          // Names of files and of a language.
          allowed("Texts", "\\.texts|de"),
          allowed("Versions", "[a-z]+\\.txt"),
          // Digits and colons.
          allowed("Times", "HH:mm(:ss)?|[%02d:]+"));

  @Test
  void everyTextComesFromABundle() throws IOException {
    Set<String> styles = styles();
    List<String> found = new ArrayList<>();
    for (Room room : Room.all()) {
      if (WITHOUT_WORDS.contains(room.name())) {
        continue;
      }
      Set<String> keys = room.english().keySet();
      room.sources()
          .forEach(
              (file, source) ->
                  source.literals().stream()
                      .filter(it -> !keys.contains(it.text()))
                      .filter(it -> isText(file, source, it, styles))
                      .map(it -> room + "/" + file + ":" + source.line(it) + ": " + it.text())
                      .forEach(found::add));
    }

    assertThat(found).as("texts in the code").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Label(\"Alarms\");",
        "label.setText(\"running\");",
        "label.setText(count + \" waiting\");",
        "label.setText(dark ? \"light-theme\" : TEXTS.of(key));",
        "return new OrderNote(\"paused\", note);",
        "private static final String TITLE = \"Purchase orders\";",
        "case 1 -> \"attempt\";",
        "bar.setAccessibleText(refusal.file() + \" was not added\");",
        "log(\"x\"); Detail.of(\"since\", time);"
      })
  void aTextInTheCodeIsRecognised(String line) throws IOException {
    assertThat(textsIn(line)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label.getStyleClass().addAll(\"notice\", \"large\");",
        "retry.setId(\"retry\");",
        "LOG.warn(\"The preferences were not kept\", e);",
        "throw new IllegalStateException(\"the window is gone\");",
        "if (\"heartbeat-timeout\".equals(reason)) return; // \"Not this\"",
        "case \"timeout\", \"closed\" -> 1;",
        "label.setText(\": \" + count + \" %\");",
        "List.of(\"F11\", \"A\", \"?\");"
      })
  void whatOnlyLooksLikeOneIsNot(String line) throws IOException {
    assertThat(textsIn(line)).isEmpty();
  }

  private static List<String> textsIn(String line) throws IOException {
    JavaText source = JavaText.of(line);
    Set<String> styles = styles();
    return source.literals().stream()
        .filter(it -> isText("Example.java", source, it, styles))
        .map(Literal::text)
        .toList();
  }

  private static boolean isText(String file, JavaText source, Literal literal, Set<String> styles) {
    String text = literal.text().replaceAll("\\\\[nrt]", "");
    String before = source.before(literal);
    if (text.chars().noneMatch(Character::isLetter)) {
      return false;
    }
    if (READ.matcher(before).find()) {
      return true;
    }
    Pattern allowed = ALLOWED.get(file.replace(".java", ""));
    return !UNREAD.matcher(before).find()
        && !styles.contains(text)
        && !NAME.matcher(text).matches()
        && !KEY_CAP.matcher(text).matches()
        && (allowed == null || !allowed.matcher(text).matches());
  }

  /** Names that the stylesheet knows. */
  private static Set<String> styles() throws IOException {
    return Pattern.compile("[.:#]([a-z][a-z0-9-]*)")
        .matcher(Files.readString(STYLESHEET))
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }

  private static Map.Entry<String, Pattern> allowed(String file, String texts) {
    return Map.entry(file, Pattern.compile(texts));
  }
}
