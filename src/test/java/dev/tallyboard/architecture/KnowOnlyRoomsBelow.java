package dev.tallyboard.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Map;
import java.util.Set;

/** The table of rooms: which may know which. */
final class KnowOnlyRoomsBelow extends ArchCondition<JavaClass> {
  /** The door is the room of the root package. */
  private static final String DOOR = "";

  private static final Map<String, Set<String>> BELOW =
      Map.ofEntries(
          entry(DOOR, Set.of("command")),
          entry(
              "command",
              Set.of(
                  "console",
                  "alarm",
                  "feed",
                  "gateway",
                  "workflow",
                  "client",
                  "bus",
                  "board",
                  "order",
                  "event")),
          entry("console", Set.of("alarm", "feed", "client", "board", "order", "event")),
          entry("alarm", Set.of("feed", "board", "event")),
          entry("feed", Set.of("client", "board", "event")),
          entry("gateway", Set.of("bus", "order", "board", "event")),
          entry("workflow", Set.of("bus", "order", "event")),
          entry("client", Set.of("board", "order", "event")),
          entry("bus", Set.of("event")),
          entry("board", Set.of("event")),
          entry("order", Set.of("event")),
          entry("event", Set.of()));

  private final String root;

  KnowOnlyRoomsBelow(String root) {
    super("know only the rooms below");
    this.root = root;
  }

  @Override
  public void check(JavaClass inspected, ConditionEvents events) {
    String room = room(inspected);
    Set<String> below = BELOW.get(room);
    if (below == null) {
      events.add(
          violated(inspected, inspected.getName() + " is in a room without a place: " + room));
      return;
    }
    for (Dependency dependency : inspected.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass();
      if (isOfTheHouse(target) && !room(target).equals(room) && !below.contains(room(target))) {
        events.add(violated(inspected, dependency.getDescription()));
      }
    }
  }

  private boolean isOfTheHouse(JavaClass it) {
    return (it.getPackageName() + ".").startsWith(root + ".");
  }

  private String room(JavaClass it) {
    String inside = it.getPackageName().substring(root.length());
    return inside.isEmpty() ? DOOR : inside.substring(1).split("\\.", 2)[0];
  }
}
