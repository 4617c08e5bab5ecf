package dev.tallyboard.console.theme;

/** The colours by their use; each is a looked-up colour of the stylesheets, too. */
public enum Token {
  BG_INSET("-color-bg-inset"),
  BG_DEFAULT("-color-bg-default"),
  BG_SUBTLE("-color-bg-subtle"),
  BG_OVERLAY("-color-bg-overlay"),
  BORDER_MUTED("-color-border-muted"),
  BORDER_DEFAULT("-color-border-default"),
  BORDER_CONTROL("-tb-border-control"),
  FG_DEFAULT("-color-fg-default"),
  FG_MUTED("-color-fg-muted"),
  FG_SUBTLE("-color-fg-subtle"),
  WORK("-tb-work"),
  WORK_DONE("-tb-work-done"),
  TRACK("-tb-track"),
  ACCENT_FG("-color-accent-fg"),
  ACCENT_EMPHASIS("-color-accent-emphasis"),
  ACCENT_SUBTLE("-color-accent-subtle"),
  ON_ACCENT("-tb-on-accent"),
  DANGER_EMPHASIS("-color-danger-emphasis"),
  DANGER_LINE("-tb-danger-line"),
  DANGER_FG("-color-danger-fg"),
  DANGER_SUBTLE("-color-danger-subtle"),
  ON_DANGER("-tb-on-danger"),
  WARNING_FG("-color-warning-fg"),
  WARNING_SUBTLE("-color-warning-subtle"),
  WARNING_LINE("-tb-warning-line"),
  SUCCESS_FG("-color-success-fg"),
  /** Beside the drawer, over whatever lies there. */
  SHADOW("-tb-shadow");

  private final String lookup;

  Token(String lookup) {
    this.lookup = lookup;
  }

  String lookup() {
    return lookup;
  }
}
