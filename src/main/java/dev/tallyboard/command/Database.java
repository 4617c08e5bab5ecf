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

/**
 * The one database of an installation: event log, orders and tasks, so that one transaction can
 * write to all of them.
 */
public final class Database implements AutoCloseable {
  /** H2's code for a file that another process holds. */
  private static final int IN_USE = 90_020;

  private final HikariDataSource dataSource;

  private Database(HikariDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The same with the tables of all rooms. */
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
      return new Database(dataSource);
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /** A sentence for whoever started the program, made of what {@link #open} threw. */
  static String whyNotOpened(Path folder, RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean inUse = cause instanceof SQLException it && it.getErrorCode() == IN_USE;
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
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

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
