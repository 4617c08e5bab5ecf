package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @Test
  void aSchemaIsLaidOnceAndWhatWasWrittenIsThereAfterReopening(@TempDir Path folder)
      throws Exception {
    try (Database database = Database.open(folder, List.of(new V1__things()));
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("insert into thing values ('kept')");
    }

    try (Database database = Database.open(folder, List.of(new V1__things()));
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select name from thing")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("kept");
      assertThat(rows.next()).isFalse();
    }
  }

  private static final class V1__things extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
      try (var statement = context.getConnection().createStatement()) {
        statement.execute("create table thing (name varchar(20))");
      }
    }
  }
}
