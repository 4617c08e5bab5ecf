package dev.tallyboard.console.theme;

/** What the operator wants the window to look like. */
public enum ThemeChoice {
  /** As the system has it, now and when it changes. */
  SYSTEM,
  LIGHT,
  DARK;

  public Palette palette(boolean systemIsDark) {
    return isDark(systemIsDark) ? Palette.DARK : Palette.LIGHT;
  }

  /**
   * The choice that shows the other palette. Where that is the system's own, it is {@link #SYSTEM},
   * so that the system is followed again.
   */
  public ThemeChoice flipped(boolean systemIsDark) {
    boolean dark = !isDark(systemIsDark);
    if (dark == systemIsDark) {
      return SYSTEM;
    }
    return dark ? DARK : LIGHT;
  }

  private boolean isDark(boolean systemIsDark) {
    return this == DARK || (this == SYSTEM && systemIsDark);
  }
}
