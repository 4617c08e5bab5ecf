package dev.tallyboard.workflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** The tables of this room, script by script. */
public final class OrderSchema implements JavaMigration {
  private final String version;
  private final String description;
  private final String file;

  private OrderSchema(String version, String description, String file) {
    this.version = version;
    this.description = description;
    this.file = file;
  }

  /** All of them; a new change to the tables is a new one at the end. */
  public static List<OrderSchema> migrations() {
    return List.of(
        new OrderSchema("100", "orders, stages, outbox and tasks", "orders.sql"),
        new OrderSchema("101", "claims on runs", "claims.sql"),
        new OrderSchema("102", "orders that are paused or cancelled", "holds.sql"),
        new OrderSchema("103", "the log that is told", "told_log.sql"));
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public String getDescription() {
    return description;
  }

  /** The whole script, so that a change to one that has been applied is noticed. */
  @Override
  public Integer getChecksum() {
    try {
      return script().hashCode();
    } catch (IOException e) {
      throw new IllegalStateException("the schema's script cannot be read", e);
    }
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    String product = context.getConnection().getMetaData().getDatabaseProductName();
    String bytes = product.equals("PostgreSQL") ? "bytea" : "blob";
    try (Statement statement = context.getConnection().createStatement()) {
      for (String sql : script().replace("${bytes}", bytes).split(";\\s*\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private String script() throws IOException {
    try (InputStream script = OrderSchema.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
