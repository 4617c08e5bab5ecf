package dev.tallyboard.command;

import dev.tallyboard.support.PostgresProcess;
import dev.tallyboard.workflow.store.OrderSchema;
import java.nio.file.Path;

/** The databases that a workflow runs on. */
public enum Databases {
  EMBEDDED("set default_lock_timeout 20") {
    @Override
    public String place(Path folder) {
      return folder.toString();
    }
  },
  POSTGRESQL("alter role current_user set lock_timeout = '20ms'") {
    @Override
    public String place(Path folder) {
      return PostgresProcess.newDatabase();
    }
  };

  private final String impatience;

  Databases(String impatience) {
    this.impatience = impatience;
  }

  /** Where a new one is, for whoever comes with this folder. */
  public abstract String place(Path folder);

  /** A new one. */
  public Database open(Path folder) {
    return at(place(folder));
  }

  /** The one at a place, also of another process. */
  public static Database at(String place) {
    return place.startsWith("postgresql:")
        ? Database.open(DatabaseAddress.parse(place), "test")
        : Database.open(Path.of(place), OrderSchema.migrations());
  }

  /** The statement after which new connections wait for a lock for 20 ms. */
  public String impatience() {
    return impatience;
  }
}
