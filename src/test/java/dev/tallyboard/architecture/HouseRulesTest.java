package dev.tallyboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
  private static final String WRONG = "dev.tallyboard.architecture.wrong";

  private static final JavaClasses HOUSE =
      new ClassFileImporter().importPath(Path.of("target/classes"));
  private static final JavaClasses WRONG_HOUSE =
      new ClassFileImporter().importPath(Path.of("target/test-classes", WRONG.replace('.', '/')));

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void theHouseKeepsEachRule(ArchRule rule) {
    rule.check(HOUSE);
  }

  static List<ArchRule> theHouseKeepsEachRule() {
    assertThat(HOUSE).hasSizeGreaterThan(20);
    return new HouseRules("dev.tallyboard").all();
  }

  /** Below {@value #WRONG} stands a small house that breaks every rule. */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aHouseThatBreaksTheRuleIsCaught(ArchRule rule) {
    assertThat(rule.evaluate(WRONG_HOUSE).hasViolation()).isTrue();
  }

  static List<ArchRule> aHouseThatBreaksTheRuleIsCaught() {
    return new HouseRules(WRONG).all();
  }
}
