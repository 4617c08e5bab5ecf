package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that pause, resume and cancel an order; one that is under way says so. */
final class HoldButtons {
  private static final Texts TEXTS = Texts.of(HoldButtons.class);

  private final Map<OrderHold, Button> buttons = new EnumMap<>(OrderHold.class);

  HoldButtons(Consumer<OrderHold> ask) {
    buttons.put(
        OrderHold.PAUSE,
        SituationView.button(
            "detail-pause", "detail.pause", "detail.pause.tooltip", Feather.PAUSE));
    buttons.put(
        OrderHold.RESUME,
        SituationView.button(
            "detail-resume", "detail.resume", "detail.resume.tooltip", Feather.PLAY));
    buttons.put(
        OrderHold.CANCEL,
        SituationView.button(
            "detail-cancel", "detail.cancel", "detail.cancel.tooltip", Feather.SLASH));
    buttons.forEach((what, button) -> button.setOnAction(_ -> ask.accept(what)));
  }

  List<Button> all() {
    return List.copyOf(buttons.values());
  }

  Button cancel() {
    return buttons.getOrDefault(OrderHold.CANCEL, new Button());
  }

  void show(HoldOffer offer) {
    buttons.forEach(
        (what, button) -> {
          SituationView.offer(button, offer.shown().contains(what));
          button.setDisable(!offer.possible());
          button.setText(what == offer.underWay() ? doing(what) : label(what));
        });
  }

  private static String label(OrderHold what) {
    return switch (what) {
      case PAUSE -> TEXTS.of("detail.pause");
      case RESUME -> TEXTS.of("detail.resume");
      case CANCEL -> TEXTS.of("detail.cancel");
    };
  }

  private static String doing(OrderHold what) {
    return switch (what) {
      case PAUSE -> TEXTS.of("hold.pausing");
      case RESUME -> TEXTS.of("hold.resuming");
      case CANCEL -> TEXTS.of("hold.cancelling");
    };
  }
}
