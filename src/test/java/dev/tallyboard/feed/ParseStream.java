package dev.tallyboard.feed;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamException;
import dev.tallyboard.benchmark.WireEvents;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs between the socket and the codec: guard and parser together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class ParseStream {
  private final EventSource source = GivenBytes.parsed(new Endless());

  @Benchmark
  public String guardAndParse() throws StreamException {
    while (true) {
      if (source.readAnyEvent() instanceof MessageEvent it) {
        return it.getData();
      }
    }
  }

  /** The same events again and again, as much at a time as is asked for. */
  private static final class Endless extends InputStream {
    private final byte[] bytes;
    private int at;

    Endless() {
      StringBuilder text = new StringBuilder();
      WireEvents.tell(1_000, it -> text.append(it.text()));
      bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at = (at + count) % bytes.length;
      return count;
    }
  }
}
