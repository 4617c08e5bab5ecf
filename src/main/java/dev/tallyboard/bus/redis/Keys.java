package dev.tallyboard.bus.redis;

import dev.tallyboard.bus.EventLog.Unfit;
import dev.tallyboard.bus.Line;
import dev.tallyboard.event.Kind;
import java.util.Arrays;

/**
 * The names of a merchant's keys and channels. The stream and the channels are the contract's. The
 * other keys carry the stream's whole name as their hash tag, so that a cluster keeps them in one
 * slot with it and a script may touch all of them.
 */
record Keys(String merchantId) {
  private static final String PREFIX = "merchant:";

  /**
   * @throws Unfit for a name that would break out of the hash tag or the channel
   */
  Keys {
    Line.requireMerchant(merchantId);
  }

  String stream() {
    return PREFIX + merchantId + ":events";
  }

  /** In the order in which the scripts know them. */
  String[] all() {
    String tag = "{" + stream() + "}";
    return new String[] {stream(), tag + ":log", tag + ":keys", tag + ":checkpoint"};
  }

  /** What all channels begin with; the kind follows. */
  String channelPrefix() {
    return PREFIX + merchantId + ":";
  }

  String[] channels() {
    return Arrays.stream(Kind.values())
        .map(it -> channelPrefix() + it.wireName())
        .toArray(String[]::new);
  }

  /** Whether this is the one of its merchant's channels that stands for all of them. */
  static boolean isSample(String channel) {
    return channel.endsWith(":" + Kind.PROGRESS.wireName());
  }

  /** Whose channel this is. */
  static String merchantOf(String channel) {
    return channel.substring(PREFIX.length(), channel.lastIndexOf(':'));
  }
}
