package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the feed fares, to be read and to be copied. FX thread. */
public final class DiagnosticsPage extends VBox {
  private static final Texts TEXTS = Texts.of(DiagnosticsPage.class);

  private final FeedDiary diary;
  private final String gateway;
  private final Times times;
  private final Versions versions = Versions.ofThisProgram();
  private final VBox groups = new VBox(32);
  private DiagnosticsReport shown;
  private Frame frame;

  public DiagnosticsPage(FeedDiary diary, String gateway, Times times, Frame start) {
    super(24);
    this.diary = diary;
    this.gateway = gateway;
    this.times = times;
    this.frame = start;
    this.shown = report();
    Button copy = new Button(TEXTS.of("diagnostics.copy"), Icon.styled(Feather.COPY, 16));
    copy.setId("copy-diagnostics");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(_ -> copy());
    getChildren().addAll(copy, groups);
    sceneProperty().subscribe(_ -> refresh());
    fill();
  }

  public void accept(Frame next) {
    frame = next;
  }

  /** Shows what has changed, where it can be seen. */
  public void refresh() {
    DiagnosticsReport next = report();
    if (getScene() != null && !next.equals(shown)) {
      shown = next;
      fill();
    }
  }

  private DiagnosticsReport report() {
    return DiagnosticsReport.of(frame, gateway, diary, versions, times);
  }

  private void copy() {
    Pasteboard.put(report().text());
  }

  private void fill() {
    groups.getChildren().clear();
    for (DiagnosticsReport.Group group : shown.groups()) {
      Section section = new Section(group.title());
      group.lines().forEach(it -> section.row(it.name(), it.value()));
      groups.getChildren().add(section);
    }
  }
}
