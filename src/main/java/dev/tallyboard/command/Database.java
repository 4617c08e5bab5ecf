package dev.tallyboard.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The one database of an installation: event log, orders and tasks, so that one transaction can
 * write to all of them.
 */
public final class Database implements AutoCloseable {
  private final HikariDataSource dataSource;

  private Database(HikariDataSource dataSource) {
    this.dataSource = dataSource;
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

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
