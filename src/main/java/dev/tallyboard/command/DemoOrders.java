package dev.tallyboard.command;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads sample orders through the real upload, one every few seconds. Now and then one fails: the
 * sandbox shop refuses a product of it, or it is a file that cannot be read. A refused one is tried
 * again after a while and goes through.
 */
final class DemoOrders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);

  private static final int AT_ONCE_AT_START = 4;
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final int REFUSED_EVERY = 6;
  private static final int UNREADABLE_EVERY = 13;

  /** Time enough to see the failure before it is mended. */
  private static final Duration UNTIL_RETRY = Duration.ofSeconds(45);

  private final GatewayClient client;
  private final Set<String> refusedTitles = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean refusesNext = new AtomicBoolean();
  private final SampleOrders samples = new SampleOrders(new Random(10_471));
  private final AtomicInteger uploaded = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("demo-orders").factory());

  DemoOrders(GatewayClient client, SandboxShop shop) {
    this.client = client;
    shop.refuse(it -> refusedTitles.contains(it) || refusesNext.getAndSet(false));
  }

  /** The shop refuses the next product that it is sent, and takes it when it is sent again. */
  void failNextSync() {
    refusesNext.set(true);
  }

  /** Uploads a file that cannot be read. */
  void failReading() {
    timer.execute(() -> uploadScan(uploaded.incrementAndGet()));
  }

  void start() {
    for (int i = 0; i < AT_ONCE_AT_START; i++) {
      timer.execute(this::uploadNext);
    }
    var _ =
        timer.scheduleWithFixedDelay(
            this::uploadNext, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void uploadNext() {
    try {
      int number = uploaded.incrementAndGet();
      if (number % UNREADABLE_EVERY == 0) {
        uploadScan(number);
        return;
      }
      SampleOrders.Sample sample = samples.next();
      if (number % REFUSED_EVERY == 3) {
        refusedTitles.add(sample.lastTitle());
        upload(sample.fileName(), sample.csv()).ifPresent(it -> mendLater(it, sample.lastTitle()));
      } else {
        upload(sample.fileName(), sample.csv());
      }
    } catch (RuntimeException e) {
      LOG.warn("A sample order was left out", e);
    }
  }

  private void uploadScan(int number) {
    upload("scan-%d.pdf".formatted(number), "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<Accepted> upload(String name, byte[] content) {
    Answer<Accepted> answer = client.upload(name, content, UUID.randomUUID().toString());
    if (answer instanceof Answer.Ok<Accepted>(Accepted it)) {
      return Optional.of(it);
    }
    LOG.info(
        "{} was not accepted: {}", name, UploadFile.sentence(answer)); // the gateway may be stopped
    return Optional.empty();
  }

  private void mendLater(Accepted order, String title) {
    var _ =
        timer.schedule(
            () -> {
              refusedTitles.remove(title);
              client.retry(order.poId(), null);
            },
            UNTIL_RETRY.toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
