package dev.tallyboard.gateway;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.LongAdder;

/** The {@link Metrics} as Prometheus reads them. */
final class MetricsPage {
  private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

  private MetricsPage() {}

  static String contentType() {
    return WRITER.getContentType();
  }

  /**
   * @param connections how many streams are open
   * @param logIsUp whether the event log answers
   */
  static byte[] of(Metrics metrics, int connections, boolean logIsUp) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      WRITER.write(
          page,
          MetricSnapshots.of(
              gauge("tallyboard_connections", "Streams that are open.", connections),
              gauge("tallyboard_log_up", "Whether the event log answers: 1 or 0.", logIsUp ? 1 : 0),
              counter(
                  "tallyboard_events_published",
                  "Events that came from the log, whoever published them.",
                  metrics.published),
              counter(
                  "tallyboard_events_delivered",
                  "Events that a reader's socket took.",
                  metrics.delivered),
              counter(
                  "tallyboard_events_conflated",
                  "Progress that gave way to newer progress in the queue of a slow reader.",
                  metrics.conflated),
              counter(
                  "tallyboard_events_replayed",
                  "Events written to readers that were behind.",
                  metrics.replayed),
              counter(
                  "tallyboard_resets",
                  "Readers told that the log does not reach back to their place.",
                  metrics.resets),
              counter(
                  "tallyboard_slow_readers_disconnected",
                  "Readers given up because what may not be dropped did not fit their queue.",
                  metrics.tooSlow),
              counter(
                  "tallyboard_tokenless_connections_closed",
                  "Connections on which no token had come, closed because there were too many.",
                  metrics.strangersClosed),
              refused(metrics),
              publishToWrite(metrics.publishToWrite)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toByteArray();
  }

  private static MetricSnapshot gauge(String name, String help, int value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static MetricSnapshot counter(String name, String help, LongAdder count) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value(count.doubleValue()).build())
        .build();
  }

  private static MetricSnapshot refused(Metrics metrics) {
    CounterSnapshot.Builder counts =
        CounterSnapshot.builder()
            .name("tallyboard_requests_refused")
            .help("Requests answered with a status of 400 or more.");
    metrics
        .refused()
        .forEach(
            (status, count) ->
                counts.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(Labels.of("status", String.valueOf(status)))
                        .value(count.doubleValue())
                        .build()));
    return counts.build();
  }

  private static MetricSnapshot publishToWrite(LatencyHistogram latency) {
    return HistogramSnapshot.builder()
        .name("tallyboard_publish_to_write_seconds")
        .help("From an event's timestamp until it was written to the live readers.")
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(
                    ClassicHistogramBuckets.of(LatencyHistogram.upperBounds(), latency.counts()))
                .sum(latency.totalSeconds())
                .build())
        .build();
  }
}
