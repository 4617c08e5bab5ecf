package dev.tallyboard.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The rules of the house, for the house below a root package. */
final class HouseRules {
  private static final Set<String> PULSE_LISTENERS =
      Set.of(
          "addPreLayoutPulseListener",
          "addPostLayoutPulseListener",
          "removePreLayoutPulseListener",
          "removePostLayoutPulseListener");

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  List<ArchRule> all() {
    return List.of(
            classes().should(new KnowOnlyRoomsBelow(root)).as("a room knows only the rooms below"),
            slices().matching(root + ".(*)..").should().beFreeOfCycles().as("rooms have no cycles"),
            onlyIn("command|bus.local", "bus.local is wired by the commands", in("bus.local")),
            onlyIn("command|bus.redis", "bus.redis is wired by the commands", in("bus.redis")),
            onlyIn("bus.redis", "Redis' client is in bus.redis only", libraries("io.lettuce..")),
            portsAreLight(),
            onlyIn("console", "JavaFX is in the console only", fxBeyondTheWindowsStart()),
            onlyIn("console|command", "a command at most starts JavaFX", libraries("javafx..")),
            onlyIn(
                "console.notify",
                "the old toolkit is loaded for the tray and for sounds only",
                libraries("java.awt..", "javax.sound..")),
            onlyTheHandoffCrossesThreads(),
            viewModelsKnowNoNode(),
            featuresDoNotKnowEachOther(),
            featuresDoNotKnowTheShell(),
            onlyIn("client|feed", "okhttp is in client and feed only", libraries("okhttp3..")),
            onlyIn(
                "feed",
                "the stream's library is in the feed only",
                libraries("com.launchdarkly..")),
            jdbcStaysWithTheStores(),
            onlyIn(
                "workflow",
                "the scheduler is in the workflow only",
                libraries("com.github.kagkarlsson..")),
            onlyIn(
                "gateway", "Vert.x is in the gateway only", libraries("io.vertx..", "io.netty..")),
            noMethods().should().haveName("getInstance").as("no getInstance"),
            fields().that().areStatic().should().beFinal().as("static fields are final"),
            noFields().that().areStatic().should().haveRawType(mutable()).as("no static state"),
            noClasses().should().callMethodWhere(sleeps()).as("no sleeping"),
            noClasses()
                .that()
                .resideOutsideOfPackage(in("command"))
                .should(ACCESS_STANDARD_STREAMS)
                .as("only commands print"),
            noClasses()
                .should()
                .callCodeUnitWhere(readsTheWallClock())
                .as("time comes from a Clock"),
            noClasses()
                .that()
                .resideOutsideOfPackage(in("command"))
                .should()
                .callMethodWhere(
                    calls("a system clock", Clock.class, it -> it.startsWith("system")))
                .as("only commands make a Clock"))
        .stream()
        // Rooms are filled one after another; an empty one breaks no rule.
        .map(rule -> rule.allowEmptyShould(true))
        .toList();
  }

  private ArchRule portsAreLight() {
    return classes()
        .that()
        .resideInAnyPackage(in("event"), in("board"), in("order"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.io..",
            "java.math..",
            "java.nio.charset..",
            "java.time..",
            "com.fasterxml.jackson..",
            "org.jspecify..",
            root + "..")
        .as("event, board and order know the JDK's basics and Jackson");
  }

  private DescribedPredicate<JavaClass> fxBeyondTheWindowsStart() {
    return libraries("javafx..")
        .and(
            describe(
                "beyond Platform and Stage",
                it ->
                    !Set.of("javafx.application.Platform", "javafx.stage.Stage")
                        .contains(it.getName())));
  }

  private ArchRule onlyTheHandoffCrossesThreads() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("console.handoff"))
        .should()
        .callMethodWhere(
            describe(
                "Platform.runLater or a pulse listener",
                call ->
                    (call.getTargetOwner().getName().equals("javafx.application.Platform")
                            && call.getName().equals("runLater"))
                        || PULSE_LISTENERS.contains(call.getName())))
        .as("only console.handoff names runLater or a pulse listener");
  }

  private static ArchRule viewModelsKnowNoNode() {
    return noClasses()
        .that()
        .haveNameMatching(".*ViewModel(\\$.*)?")
        .should()
        .dependOnClassesThat(
            libraries("javafx..")
                .and(
                    not(
                        resideInAnyPackage(
                            "javafx.beans..", "javafx.collections..", "javafx.util.."))))
        .as("a view model knows no node");
  }

  private ArchRule featuresDoNotKnowEachOther() {
    return slices()
        .matching(
            root
                + ".console.(orders|activity|connection|alarms|detail|notify|insights|settings|wallboard)..")
        .should()
        .notDependOnEachOther()
        .as("features never know each other");
  }

  private ArchRule featuresDoNotKnowTheShell() {
    return noClasses()
        .that()
        .resideInAPackage(
            root
                + ".console.(orders|activity|connection|alarms|detail|notify|insights|settings|wallboard)..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(in("console.shell"), in("console.handoff")))
        .as("features know neither shell nor handoff");
  }

  /** A DataSource may be handed through; what is done with it stays with the stores. */
  private ArchRule jdbcStaysWithTheStores() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("bus.local"), in("workflow"))
        .and()
        .doNotHaveFullyQualifiedName(root + ".command.Database")
        .should()
        .dependOnClassesThat(
            libraries("java.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.h2.."))
        .as("JDBC is in bus.local, the workflow and command.Database only");
  }

  private static DescribedPredicate<JavaClass> mutable() {
    return resideInAnyPackage("java.util.concurrent..", "javafx.beans..", "javafx.collections..")
        .or(
            describe(
                "a collection that can change, or state of its own",
                it ->
                    it.isAssignableTo(AbstractCollection.class)
                        || it.isAssignableTo(AbstractMap.class)
                        || it.isAssignableTo(StringBuilder.class)
                        || it.isAssignableTo(ThreadLocal.class)));
  }

  private static DescribedPredicate<JavaCall<?>> sleeps() {
    return calls("sleep", Thread.class, "sleep"::equals)
        .or(calls("sleep", TimeUnit.class, "sleep"::equals));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
    return describe(
        "now without a Clock",
        call -> {
          String owner = call.getTargetOwner().getName();
          List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
          return switch (call.getName()) {
            case "now" ->
                owner.startsWith("java.time.")
                    && parameters.stream().noneMatch(it -> it.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals("java.util.Date") && parameters.isEmpty();
            default -> false;
          };
        });
  }

  private static DescribedPredicate<JavaCall<?>> calls(
      String what, Class<?> owner, Predicate<String> name) {
    return describe(
        what, call -> call.getTargetOwner().isEquivalentTo(owner) && name.test(call.getName()));
  }

  private ArchRule onlyIn(String rooms, String as, String packages) {
    return onlyIn(rooms, as, resideInAPackage(packages));
  }

  private ArchRule onlyIn(String rooms, String as, DescribedPredicate<JavaClass> what) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".(" + rooms + ")..")
        .should()
        .dependOnClassesThat(what)
        .as(as);
  }

  private String in(String room) {
    return root + "." + room + "..";
  }

  private static DescribedPredicate<JavaClass> libraries(String... packages) {
    return resideInAnyPackage(packages);
  }
}
