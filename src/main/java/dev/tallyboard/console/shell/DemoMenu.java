package dev.tallyboard.console.shell;

import dev.tallyboard.console.text.Texts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The menu by which whoever presents the window makes things go wrong, and right again. */
public final class DemoMenu {
  private static final Texts TEXTS = Texts.of(DemoMenu.class);

  private DemoMenu() {}

  public static Presenter of(DemoFaults faults) {
    return new Presenter(
        TEXTS.of("demo.title"),
        List.of(
            toggle(faults::isCut, faults::cut, TEXTS.of("demo.mend"), TEXTS.of("demo.cut")),
            toggle(
                faults::isSilent,
                faults::silence,
                TEXTS.of("demo.speak"),
                TEXTS.of("demo.silence")),
            new Presenter.Action(() -> TEXTS.of("demo.fail-reading"), faults::failReading),
            new Presenter.Action(() -> TEXTS.of("demo.fail-sync"), faults::failSync),
            toggle(
                faults::gatewayRuns,
                faults::runGateway,
                TEXTS.of("demo.stop-gateway"),
                TEXTS.of("demo.start-gateway"))));
  }

  private static Presenter.Action toggle(
      BooleanSupplier isOn, Consumer<Boolean> set, String turnOff, String turnOn) {
    return new Presenter.Action(
        () -> isOn.getAsBoolean() ? turnOff : turnOn, () -> set.accept(!isOn.getAsBoolean()));
  }
}
