package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @Test
  void anAddressAsHostedOnesGiveItIsTakenApart() {
    DatabaseAddress it =
        DatabaseAddress.parse("postgres://tally:p%40ss+1@db.example:5433/orders?sslmode=require");

    assertThat(it.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/orders?sslmode=require");
    assertThat(it.user()).contains("tally");
    assertThat(it.password()).contains("p@ss+1");
    assertThat(it).hasToString("db.example:5433/orders");
  }

  @Test
  void oneOfJdbcKeepsItsParametersButForUserAndPassword() {
    DatabaseAddress it =
        DatabaseAddress.parse(
            "jdbc:postgresql://db.example/orders?user=tally&ssl=true&password=s3cret");

    assertThat(it.jdbc()).isEqualTo("jdbc:postgresql://db.example/orders?ssl=true");
    assertThat(it.user()).contains("tally");
    assertThat(it.password()).contains("s3cret");
    assertThat(it).hasToString("db.example/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://tally:s3cret@db_1.example/orders",
        "postgresql://tally@db_1.example/orders?password=s3cret",
        "postgresql://db_1.example/orders?user=tally&password=s3cret"
      })
  void whereverThePasswordStandsItIsTakenOut(String text) {
    DatabaseAddress it = DatabaseAddress.parse(text);

    assertThat(it.jdbc()).isEqualTo("jdbc:postgresql://db_1.example/orders");
    assertThat(it.user()).contains("tally");
    assertThat(it.password()).contains("s3cret");
  }

  @Test
  void severalHostsAreAsGoodAsOne() {
    assertThat(DatabaseAddress.parse("postgresql://tally@a:5432,b:5433/orders").jdbc())
        .isEqualTo("jdbc:postgresql://a:5432,b:5433/orders");
  }

  @Test
  void withoutAPasswordTheDriverLooksForOne() {
    assertThat(DatabaseAddress.parse("postgresql://tally@db.example/orders").password())
        .isEqualTo(Optional.empty());
    assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/orders").user())
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "jdbc:mysql://u:s3cret@db/orders",
        "jdbc:postgresql:s3cret",
        "postgresql://u:s3cret@/orders",
        "postgresql://u:s3cret@db",
        "postgresql://u:s3cret@db/",
        "postgresql://u:s3 cret@db/orders"
      })
  void whatIsNoneIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgresql://USER:PASSWORD@HOST/NAME")
        .hasMessageNotContaining("s3");
  }
}
