package dev.tallyboard.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.workflow.store.OrderSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * A database with its schema up to date: the embedded one of an installation, which holds event
 * log, orders and tasks, or a PostgreSQL, which holds orders and tasks of all gateways that share
 * it. One transaction can write to all that is in one database.
 */
public final class Database implements AutoCloseable {
  /** H2's code for a file that another process holds. */
  private static final int IN_USE = 90_020;

  /** Whoever asks a gateway is told within seconds that the database is out. */
  private static final long SERVER_PATIENCE_MS = 3_000;

  private final HikariDataSource dataSource;

  private Database(HikariDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The embedded one with the tables of all rooms. */
  public static Database open(Path folder) {
    List<JavaMigration> schema = new ArrayList<>(OrderSchema.migrations());
    schema.add(new EventLogSchema());
    return open(folder, schema);
  }

  /**
   * Opens the embedded database and brings its schema up to date.
   *
   * @param folder created if need be; one process at a time
   * @param schema the migrations of all rooms that keep something
   * @throws RuntimeException when the folder cannot be used, or another process uses it
   */
  public static Database open(Path folder, List<? extends JavaMigration> schema) {
    HikariConfig config = new HikariConfig();
    // Without WRITE_DELAY=0 a commit that was answered can be lost to kill -9.
    config.setJdbcUrl(
        "jdbc:h2:file:"
            + folder.toAbsolutePath().resolve("tallyboard")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    config.setUsername("tallyboard");
    config.setPassword("");
    return new Database(open(config, schema));
  }

  /**
   * Opens a PostgreSQL and brings its schema up to date; of several that do so at once, one does
   * and the others wait.
   *
   * @param log names the event log that its events are told to, always the same: those that another
   *     log has got would be missing in this one
   * @throws CommandFailure when it cannot be used, or its events go to another log
   */
  static Database open(DatabaseAddress address, String log) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbc());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    config.setConnectionTimeout(SERVER_PATIENCE_MS);
    config.addDataSourceProperty("ApplicationName", "tallyboard");
    // Its messages may quote a row, and go into the log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    // A server whose machine is gone answers nothing: nobody waits for it for ever.
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "30");
    Database opened;
    String told;
    try {
      opened = new Database(open(config, OrderSchema.migrations()));
      told = opened.toldLog(log);
    } catch (RuntimeException | SQLException e) {
      throw new CommandFailure(whyNotOpened(address, e), e);
    }
    if (!told.equals(log)) {
      opened.close();
      throw new CommandFailure(
          "The events of the database "
              + address.shown()
              + " are kept elsewhere, by another gateway: give all of them the same --redis, or"
              + " this one a database of its own (if its events were to move, empty its table"
              + " told_log first)");
    }
    return opened;
  }

  /** The log that the first one named who came. */
  private String toldLog(String mine) throws SQLException {
    try (var connection = dataSource.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into told_log (only_one, log) values (1, ?) on conflict do nothing");
        var select = connection.prepareStatement("select log from told_log")) {
      insert.setString(1, mine);
      insert.executeUpdate();
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static HikariDataSource open(HikariConfig config, List<? extends JavaMigration> schema) {
    config.setMaximumPoolSize(10);
    config.setPoolName("database");
    HikariDataSource dataSource = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations(new String[0])
          .javaMigrations(schema.toArray(JavaMigration[]::new))
          .load()
          .migrate();
      return dataSource;
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /** A sentence for whoever started the program, made of what {@link #open(Path)} threw. */
  static String whyNotOpened(Path folder, RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean inUse = cause instanceof SQLException it && it.getErrorCode() == IN_USE;
    String message = firstLine(cause);
    return inUse || message.contains("already in use") || message.contains("locked")
        ? "The data in "
            + folder
            + " is in use by another gateway; stop that one, or name another folder with --data"
        : "The data in "
            + folder
            + " cannot be opened ("
            + message
            + "); check the folder, or name another one with --data";
  }

  private static String whyNotOpened(DatabaseAddress address, Exception failure) {
    SQLException refusal = refusal(failure);
    String state = refusal == null || refusal.getSQLState() == null ? "" : refusal.getSQLState();
    String where = "The database " + address.shown() + " ";
    // Classes of PostgreSQL's error codes (its documentation, appendix A).
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "57" -> where + "cannot be reached; start it, or name another with --database";
      case "28" -> where + "refused the user or the password that --database names";
      case "3D" -> where + "does not exist; create it, or name another with --database";
      case "42" ->
          where
              + "does not let its user make tables ("
              + firstLine(refusal)
              + "); make that user its owner";
      default -> where + "cannot be used (" + firstLine(refusal == null ? failure : refusal) + ")";
    };
  }

  private static @Nullable SQLException refusal(Throwable failure) {
    SQLException found = null;
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof SQLException sql && sql.getSQLState() != null) {
        found = sql;
      }
    }
    return found;
  }

  private static String firstLine(@Nullable Throwable failure) {
    return String.valueOf(failure == null ? null : failure.getMessage())
        .lines()
        .findFirst()
        .orElse("");
  }

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
