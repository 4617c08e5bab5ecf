package dev.tallyboard.bus.local;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Version 1 of the schema: the tables of the event log, and the name that its ids begin with. */
public final class EventLogSchema implements JavaMigration {
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int NAME_LENGTH = 12;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("1");
  }

  @Override
  public String getDescription() {
    return "event log";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table event_log (name varchar(32) not null primary key)");
      statement.execute(
          """
          create table event (
            merchant varchar(128) not null,
            n bigint not null,
            event_key varchar(300),
            kind varchar(16) not null,
            payload varchar(1000000) not null,
            primary key (merchant, n),
            constraint event_once unique (merchant, event_key))
          """);
      statement.execute(
          """
          create table event_checkpoint (
            merchant varchar(128) not null primary key,
            n bigint not null,
            board varbinary(100000000) not null)
          """);
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into event_log (name) values (?)")) {
      insert.setString(1, newName());
      insert.executeUpdate();
    }
  }

  /** Random, so that the ids of a database that was thrown away are never taken for new ones. */
  private static String newName() {
    SecureRandom random = new SecureRandom();
    StringBuilder name = new StringBuilder(NAME_LENGTH);
    for (int i = 0; i < NAME_LENGTH; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
