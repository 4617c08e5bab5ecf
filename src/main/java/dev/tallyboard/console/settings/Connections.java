package dev.tallyboard.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which gateways the operator knows, and how the window keeps to them.
 *
 * @param profiles in the order in which they were added
 * @param chosenId of the one that was shown last
 */
public record Connections(List<Profile> profiles, @Nullable String chosenId, Realtime realtime) {
  public static final Connections NONE = new Connections(List.of(), null, Realtime.DEFAULT);

  public Connections {
    profiles = List.copyOf(profiles);
  }

  /** The one to show; the first where none was chosen; empty where there is none at all. */
  public Optional<Profile> chosen() {
    return find(chosenId).or(() -> profiles.stream().findFirst());
  }

  public Optional<Profile> find(@Nullable String id) {
    return profiles.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** With this one in the place of its former self, else at the end. */
  public Connections with(Profile profile) {
    List<Profile> next = new ArrayList<>(profiles);
    int at = next.stream().map(Profile::id).toList().indexOf(profile.id());
    if (at < 0) {
      next.add(profile);
    } else {
      next.set(at, profile);
    }
    return new Connections(next, chosenId, realtime);
  }

  public Connections without(Profile profile) {
    return new Connections(
        profiles.stream().filter(it -> !it.id().equals(profile.id())).toList(),
        profile.id().equals(chosenId) ? null : chosenId,
        realtime);
  }

  public Connections choosing(Profile profile) {
    return new Connections(profiles, profile.id(), realtime);
  }

  public Connections with(Realtime next) {
    return new Connections(profiles, chosenId, next);
  }
}
