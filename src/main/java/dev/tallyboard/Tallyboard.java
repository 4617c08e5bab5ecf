package dev.tallyboard;

import dev.tallyboard.command.LogFile;
import dev.tallyboard.command.Program;

/** The program's door: hands over to a command. */
public final class Tallyboard {
  private Tallyboard() {}

  /** Runs the command that the arguments name and exits with its code: 0, 1 or 2. */
  public static void main(String[] args) {
    LogFile.of(args);
    if (System.getProperty("java.net.useSystemProxies") == null) {
      System.setProperty("java.net.useSystemProxies", "true"); // the desktop's own settings
    }
    System.exit(Program.run(args));
  }
}
