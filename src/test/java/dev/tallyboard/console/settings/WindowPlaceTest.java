package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowPlaceTest {
  private static final Rectangle2D MAIN = new Rectangle2D(0, 24, 1920, 1056);
  private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

  @Test
  void aWindowComesBackWhereItWas() {
    WindowPlace place = new WindowPlace(-1200, 40, 1100, 720, true);

    assertThat(place.on(List.of(MAIN, LEFT))).isEqualTo(place);
  }

  @Test
  void whereItsScreenIsGoneItComesToTheMiddleOfTheMainOne() {
    WindowPlace place = new WindowPlace(-1200, 40, 1100, 720, false);

    assertThat(place.on(List.of(MAIN))).isEqualTo(new WindowPlace(410, 192, 1100, 720, false));
  }

  @Test
  void aWindowOfALargerScreenIsMadeToFit() {
    WindowPlace place = new WindowPlace(0, 24, 3840, 2100, false);

    assertThat(place.on(List.of(MAIN))).isEqualTo(new WindowPlace(0, 24, 1920, 1056, false));
  }

  @Test
  void aWindowWhoseHeadCannotBeReachedIsBroughtBack() {
    assertThat(new WindowPlace(100, -400, 1100, 720, false).on(List.of(MAIN)).y()).isEqualTo(192);
    assertThat(new WindowPlace(1900, 100, 1100, 720, false).on(List.of(MAIN)).x()).isEqualTo(410);
  }
}
