package dev.tallyboard.benchmark;

import dev.tallyboard.benchmark.WireEvents.Wire;
import dev.tallyboard.board.Board;
import dev.tallyboard.board.Outcome;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs between the stream's parser and the board; the goal is 2 us. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class DecodeAndFold {
  private final List<Wire> events = new ArrayList<>();
  private Board board = new Board("local");
  private int next;

  @Setup
  public void prepare() {
    WireEvents.tell(1_000, events::add);
  }

  @Benchmark
  public Decoded decode() {
    Wire it = next();
    return EventCodec.decode(it.name(), it.data());
  }

  @Benchmark
  public Outcome decodeAndFold() {
    Wire it = next();
    return EventCodec.decode(it.name(), it.data()) instanceof Decoded.Ok ok
        ? board.apply(it.id(), ok.event())
        : Outcome.WITHOUT_EFFECT;
  }

  /** Behind the last event everything begins anew, on an empty board. */
  private Wire next() {
    if (next == events.size()) {
      next = 0;
      board = new Board("local");
    }
    return events.get(next++);
  }
}
