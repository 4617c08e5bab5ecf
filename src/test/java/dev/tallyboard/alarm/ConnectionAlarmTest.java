package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.feed.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The alarms of the connection. */
final class ConnectionAlarmTest {
  private final Desk desk = new Desk();

  @ParameterizedTest
  @EnumSource(names = {"RECONNECTING", "POLLING", "OFFLINE", "STOPPED"})
  void aMinuteWithoutTheStreamIsAnAlarm(ConnectionState state) {
    long lostAt = desk.now;

    desk.passes(59).look(lost(state, lostAt));
    assertThat(desk.alarms().all()).isEmpty();
    desk.passes(1).look(lost(state, lostAt));

    assertThat(desk.only().cause()).isEqualTo(Cause.CONNECTION_LOST);
    assertThat(desk.only().since()).isEqualTo(lostAt);
    assertThat(desk.only().standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aRefusedTokenIsOneAtOnce() {
    desk.look(lost(ConnectionState.SIGN_IN, desk.now));

    assertThat(desk.only().cause()).isEqualTo(Cause.CONNECTION_LOST);
  }

  @Test
  void pollingByChoiceIsNoLossUntilThePollsFail() {
    desk.look(asWished()).passes(600).look(asWished());
    assertThat(desk.alarms().all()).isEmpty();

    long lostAt = desk.now;
    desk.look(lost(ConnectionState.OFFLINE, lostAt)).passes(60);
    desk.look(lost(ConnectionState.OFFLINE, lostAt));

    assertThat(desk.only().cause()).isEqualTo(Cause.CONNECTION_LOST);
  }

  @Test
  void aGatewayThatIsNeverReachedIsOne() {
    long start = desk.now;

    desk.passes(60).look(Frames.connecting(start));

    assertThat(desk.only().cause()).isEqualTo(Cause.CONNECTION_LOST);
  }

  @Test
  void oneLossIsOneAlarmHoweverItsStateChanges() {
    long lostAt = desk.now;
    desk.passes(60).look(lost(ConnectionState.RECONNECTING, lostAt));
    desk.book.acknowledge(Cause.CONNECTION_LOST, desk.alarms().serial(), desk.now);

    desk.passes(200).look(lost(ConnectionState.POLLING, lostAt));
    desk.passes(200).look(lost(ConnectionState.OFFLINE, lostAt));

    assertThat(desk.only().standing()).isEqualTo(Standing.ACKNOWLEDGED);
  }

  @Test
  void theNextLossIsNew() {
    long lostAt = desk.now;
    desk.passes(60).look(lost(ConnectionState.RECONNECTING, lostAt));
    desk.book.acknowledge(Cause.CONNECTION_LOST, desk.alarms().serial(), desk.now);
    desk.passes(1).look();
    assertThat(desk.alarms().all()).isEmpty();

    desk.passes(100).look(lost(ConnectionState.RECONNECTING, desk.now - 60_000));

    assertThat(desk.only().standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aLossThatIsOverUnseenWaitsToBeConfirmed() {
    desk.passes(60).look(lost(ConnectionState.OFFLINE, Desk.START)).passes(1).look();

    assertThat(desk.only().standing()).isEqualTo(Standing.RETURNED);
  }

  @Test
  void afterARestartALossIsOverOnlyWhenTheStreamIsLive() {
    desk.passes(60).look(lost(ConnectionState.OFFLINE, Desk.START));

    desk.restart().look(Frames.connecting(desk.now));
    assertThat(desk.only().standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    desk.passes(1).look();

    assertThat(desk.only().standing()).isEqualTo(Standing.RETURNED);
  }

  @Test
  void fiveReturnsInTenMinutesAreUnstableAndTenQuietMinutesEndIt() {
    back();
    for (int i = 0; i < 4; i++) {
      desk.passes(100);
      back();
    }
    assertThat(desk.alarms().all()).isEmpty();
    desk.passes(100);
    back();

    assertThat(desk.only().cause()).isEqualTo(Cause.CONNECTION_UNSTABLE);
    assertThat(desk.only().times()).isEqualTo(1);
    desk.book.acknowledge(Cause.CONNECTION_UNSTABLE, desk.alarms().serial(), desk.now);
    desk.passes(100);
    back();
    assertThat(desk.only().standing()).isEqualTo(Standing.ACKNOWLEDGED);

    long since = desk.now;
    desk.passes(599).look(Frames.back(desk.story.at(since), since, 0));
    assertThat(desk.only().standing()).isEqualTo(Standing.ACKNOWLEDGED);
    desk.passes(1).look(Frames.back(desk.story.at(since), since, 0));
    assertThat(desk.alarms().all()).isEmpty();
  }

  @Test
  void fiveReturnsInALongDayAreNot() {
    for (int i = 0; i < 10; i++) {
      back();
      desk.passes(200);
    }

    assertThat(desk.alarms().all()).isEmpty();
  }

  /** The stream is live, since now. */
  private void back() {
    desk.look(Frames.back(desk.story.at(desk.now), desk.now, 0));
  }

  private dev.tallyboard.feed.Frame asWished() {
    return Frames.pollingByChoice(desk.story.at(desk.now), Desk.START, desk.now);
  }

  private dev.tallyboard.feed.Frame lost(ConnectionState state, long lostAt) {
    return Frames.lost(state, desk.story.at(desk.now), lostAt, desk.now, lostAt);
  }
}
