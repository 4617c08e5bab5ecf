package dev.tallyboard.workflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** The tables of this room, as the first of its migrations. */
public final class OrderSchema implements JavaMigration {
  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("100");
  }

  @Override
  public String getDescription() {
    return "orders, stages, outbox and tasks";
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

  private static String script() throws IOException {
    try (InputStream script = OrderSchema.class.getResourceAsStream("orders.sql")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
