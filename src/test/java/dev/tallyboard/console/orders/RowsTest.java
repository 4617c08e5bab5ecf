package dev.tallyboard.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Story;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import org.junit.jupiter.api.Test;

final class RowsTest {
  private static final long NOW = 1_772_445_600_000L;

  private final List<OrderItem> items =
      new Story()
              .upload("PO-1", "Alder", NOW)
              .upload("PO-2", "Birch", NOW)
              .upload("PO-3", "Cedar", NOW)
              .upload("PO-4", "Dogwood", NOW)
              .at(NOW)
              .orders()
              .stream()
              .map(OrderItem::new)
              .toList();

  private final Rows rows = new Rows();

  /** The list as a listener has it that knows the changes alone. */
  private final List<OrderItem> followed = new ArrayList<>();

  private final List<String> told = new ArrayList<>();

  RowsTest() {
    rows.addListener((ListChangeListener<OrderItem>) this::follow);
  }

  @Test
  void rowsThatOnlyChangePlacesAreNotReplaced() {
    rows.show(items);
    told.clear();

    rows.show(of(0, 3, 1, 2));

    assertThat(told).containsExactly("places 1 to 4");
    assertThat(followed).containsExactlyElementsOf(of(0, 3, 1, 2));
  }

  @Test
  void rowsThatComeOrGoAreToldOnce() {
    rows.show(of(0, 1, 2));
    told.clear();

    rows.show(of(0, 3, 2));
    rows.show(of(2, 0));
    rows.show(items);

    assertThat(told).hasSize(3);
    assertThat(followed).containsExactlyElementsOf(items);
  }

  @Test
  void theSameRowsAreNoChange() {
    rows.show(items);
    told.clear();

    rows.show(of(0, 1, 2, 3));

    assertThat(told).isEmpty();
  }

  private List<OrderItem> of(int... which) {
    List<OrderItem> some = new ArrayList<>();
    for (int it : which) {
      some.add(items.get(it));
    }
    return some;
  }

  private void follow(Change<? extends OrderItem> change) {
    while (change.next()) {
      if (change.wasPermutated()) {
        List<OrderItem> before = List.copyOf(followed);
        for (int i = change.getFrom(); i < change.getTo(); i++) {
          followed.set(change.getPermutation(i), before.get(i));
        }
        told.add("places " + change.getFrom() + " to " + change.getTo());
      } else {
        followed.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
        followed.addAll(change.getFrom(), change.getAddedSubList());
        told.add("rows");
      }
    }
  }
}
