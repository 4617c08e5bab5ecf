package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class EventCodecPropertyTest {
  @Property
  void whatIsWrittenIsReadBack(@ForAll("events") Event event) {
    assertThat(EventCodec.decode(event.kind().wireName(), EventCodec.encode(event)))
        .isEqualTo(new Decoded.Ok(event, false));
  }

  @Property
  void whateverArrivesIsAnAnswerAndNoException(@ForAll Kind kind, @ForAll String data) {
    assertThat(EventCodec.decode(kind.wireName(), data)).isNotNull();
  }

  @Property
  void aPayloadCutShortIsMalformed(@ForAll("events") Event event, @ForAll int where) {
    String whole = EventCodec.encode(event);
    String cut = whole.substring(0, Math.floorMod(where, whole.length()));

    assertThat(EventCodec.decode(event.kind().wireName(), cut))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.oneOf(
        Combinators.combine(subjects(), Arbitraries.doubles().between(0, 100), text(), metas())
            .as(Progress::new),
        Combinators.combine(subjects(), text(), text(), uploads(), metas()).as(StageChanged::new),
        Combinators.combine(subjects(), count(0), count(0), metas()).as(Completed::new),
        Combinators.combine(subjects(), text(), metas()).as(Failed::new));
  }

  private static Arbitrary<Subject> subjects() {
    return Combinators.combine(present(), text(), stages()).as(Subject::new).withoutEdgeCases();
  }

  private static Arbitrary<Stage> stages() {
    return Arbitraries.oneOf(Arbitraries.of(Stage.FLOW), present().map(Stage::of));
  }

  private static Arbitrary<@Nullable Upload> uploads() {
    Arbitrary<List<Stage>> plans = stages().list().uniqueElements().ofMaxSize(8);
    return Combinators.combine(text(), times(), plans)
        .as(Upload::new)
        .filter(it -> !it.equals(new Upload(null, null, List.of())))
        .injectNull(0.3);
  }

  private static Arbitrary<Meta> metas() {
    return Combinators.combine(
            times(), Arbitraries.of(true, false), text(), text(), text(), count(1))
        .as(Meta::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<@Nullable Long> times() {
    return Arbitraries.longs().between(1, 253_402_300_799_999L).injectNull(0.3);
  }

  private static Arbitrary<@Nullable Integer> count(int from) {
    return Arbitraries.integers().greaterOrEqual(from).injectNull(0.3);
  }

  private static Arbitrary<@Nullable String> text() {
    return present().injectNull(0.3);
  }

  /** Any text that UTF-8 can carry, control characters and all. */
  private static Arbitrary<String> present() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(it -> it.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }
}
