package dev.tallyboard.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How a gateway is run.
 *
 * @param host the address to bind
 * @param port 0 for any free one
 * @param heartbeat the time between two heartbeats; 10 ms or more
 * @param maxStreams how many streams may be open at once
 * @param queueEntries how many events may wait for one slow reader
 * @param queueBytes how many bytes of events may wait for one slow reader
 * @param reclaim a client that vanished without a word is given up within this time, and one that
 *     takes nothing of what waits for it; where that is not more than a few heartbeats, within
 *     those
 * @param edge how it meets the world outside
 */
public record GatewaySettings(
    String host,
    int port,
    Duration heartbeat,
    int maxStreams,
    int queueEntries,
    int queueBytes,
    Duration reclaim,
    Edge edge) {
  public GatewaySettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port lies between 0 and 65535, not at " + port + ".");
    }
    if (heartbeat.toMillis() < 10) {
      throw new IllegalArgumentException("Heartbeats are at least 10 ms apart.");
    }
    if (maxStreams < 1 || queueEntries < 1 || queueBytes < 1) {
      throw new IllegalArgumentException("Streams and queues have bounds of 1 or more.");
    }
  }

  /** With the usual edge. */
  public GatewaySettings(
      String host,
      int port,
      Duration heartbeat,
      int maxStreams,
      int queueEntries,
      int queueBytes,
      Duration reclaim) {
    this(host, port, heartbeat, maxStreams, queueEntries, queueBytes, reclaim, Edge.DEFAULT);
  }

  /** With the contract's heartbeat and room for ten thousand streams. */
  public static GatewaySettings at(String host, int port) {
    return new GatewaySettings(
        host, port, Duration.ofSeconds(15), 10_000, 4_096, 4 * 1024 * 1024, Duration.ofSeconds(60));
  }

  public GatewaySettings withHeartbeat(Duration interval) {
    return new GatewaySettings(
        host, port, interval, maxStreams, queueEntries, queueBytes, reclaim, edge);
  }

  public GatewaySettings withMaxStreams(int streams) {
    return new GatewaySettings(
        host, port, heartbeat, streams, queueEntries, queueBytes, reclaim, edge);
  }

  public GatewaySettings withEdge(Edge other) {
    return new GatewaySettings(
        host, port, heartbeat, maxStreams, queueEntries, queueBytes, reclaim, other);
  }

  /** With the port that was found free, to come back to. */
  public GatewaySettings onPort(int bound) {
    return new GatewaySettings(
        host, bound, heartbeat, maxStreams, queueEntries, queueBytes, reclaim, edge);
  }

  /** How long a client may take nothing and acknowledge nothing; some heartbeats at least. */
  Duration silence() {
    Duration heartbeats = heartbeat.multipliedBy(3);
    return reclaim.compareTo(heartbeats) > 0 ? reclaim : heartbeats;
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No address is known for the host " + host + ".", e);
    }
  }
}
