package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.shell.Commands;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.Session;
import dev.tallyboard.console.shell.UploadAnswer;
import dev.tallyboard.console.shell.UploadAnswer.Refused;
import dev.tallyboard.console.shell.UploadAnswer.Why;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.OrderDetail;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Client, feed and alarms of one gateway and merchant. */
final class GatewaySession implements Session, Commands {
  private static final Logger LOG = LoggerFactory.getLogger(GatewaySession.class);

  private final GatewayClient client;
  private final FeedSettings feedSettings;
  private final ConsoleSettings settings;
  private final AlarmMemory alarms;
  private final @Nullable AlarmKeeper keeper;
  private final Clock clock;
  private final UploadFile uploads;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Guarded by this; null before the start. */
  private @Nullable Feed feed;

  private GatewaySession(
      GatewayClient client,
      FeedSettings feedSettings,
      ConsoleSettings settings,
      AlarmMemory alarms,
      @Nullable AlarmKeeper keeper,
      Clock clock) {
    this.client = client;
    this.feedSettings = feedSettings;
    this.settings = settings;
    this.alarms = alarms;
    this.keeper = keeper;
    this.clock = clock;
    this.uploads = new UploadFile(client, it -> !closed.await(it.toNanos(), TimeUnit.NANOSECONDS));
  }

  /**
   * One whose alarms are kept, unless another window keeps those of the same gateway and merchant.
   *
   * @param client closed with the session
   */
  static GatewaySession keeping(
      AlarmFile file,
      GatewayClient client,
      FeedSettings feedSettings,
      ConsoleSettings settings,
      Clock clock) {
    if (!file.claim()) {
      LOG.info("Another window keeps the alarms: those of this one are forgotten with it");
      AlarmMemory elsewhere = AlarmMemory.of(file.load());
      return new GatewaySession(client, feedSettings, settings, elsewhere, null, clock);
    }
    AlarmKeeper keeper = new AlarmKeeper(file);
    return new GatewaySession(
        client, feedSettings, settings, new AlarmMemory(file.load(), keeper), keeper, clock);
  }

  /** One whose alarms are forgotten with it. */
  static GatewaySession forgetting(
      GatewayClient client, FeedSettings feedSettings, ConsoleSettings settings, Clock clock) {
    return new GatewaySession(client, feedSettings, settings, AlarmMemory.none(), null, clock);
  }

  @Override
  public ConsoleSettings settings() {
    return settings;
  }

  @Override
  public AlarmMemory alarms() {
    return alarms;
  }

  @Override
  public Commands commands() {
    return this;
  }

  @Override
  public synchronized void start(FeedListener listener) {
    if (feed == null && closed.getCount() > 0) {
      feed = new Feed(client, feedSettings, listener, clock);
      feed.start();
    }
  }

  @Override
  public synchronized void reconnectNow() {
    if (feed != null) {
      feed.reconnectNow();
    }
  }

  @Override
  public UploadAnswer upload(Path file) {
    try {
      Answer<Accepted> answer = uploads.send(file);
      return answer instanceof Answer.Ok<Accepted>(Accepted it)
          ? new UploadAnswer.Accepted(it.poId())
          : refused(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Refused(Why.CLOSED);
    }
  }

  private static Refused refused(Answer<Accepted> answer) {
    return switch (answer) {
      case Answer.SignIn<Accepted> it -> new Refused(Why.TOKEN_REFUSED, it.why());
      case Answer.Refused<Accepted> it ->
          switch (it.status()) {
            case UploadFile.NOT_READ -> new Refused(Why.UNREADABLE);
            case 413 -> new Refused(Why.TOO_LARGE);
            case 429 -> new Refused(Why.TOO_OFTEN);
            default -> new Refused(Why.NOT_TAKEN, it.why());
          };
      case Answer.Missing<Accepted> it -> new Refused(Why.NOT_TAKEN, it.why());
      case Answer.Failed<Accepted> it -> new Refused(Why.NO_ANSWER, it.why());
      case Answer.NotModified<Accepted> _, Answer.Ok<Accepted> _ -> new Refused(Why.NO_ANSWER);
    };
  }

  @Override
  public Answer<OrderDetail> detail(String poId) {
    return client.detail(poId);
  }

  @Override
  public Answer<RetryStarted> retry(String poId, Stage stage) {
    return client.retry(poId, stage);
  }

  @Override
  public Answer<OrderHeld> hold(OrderHold what, String poId) {
    return switch (what) {
      case PAUSE -> client.pause(poId);
      case RESUME -> client.resume(poId);
      case CANCEL -> client.cancel(poId);
    };
  }

  @Override
  public synchronized void close() {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    if (feed != null) {
      feed.close();
    }
    client.close();
    if (keeper != null) {
      keeper.close();
    }
  }
}
