package dev.tallyboard.command;

import java.nio.file.Path;

/**
 * Where the program logs: one file a command in the user's state directory, so that a window and a
 * gateway do not write to the same one. {@code logback.xml} bounds its size.
 */
public final class LogFile {
  /** Read by {@code logback.xml}. */
  private static final String PROPERTY = "tallyboard.log";

  private LogFile() {}

  /** Names the file; to be called before anything logs. One that is named already stays. */
  public static void of(String[] args) {
    String command = args.length > 0 && args[0].matches("[a-z]+") ? args[0] : "console";
    Path file = Folders.ofThisUser().logs().resolve(command + ".log");
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, file.toString());
    }
  }
}
