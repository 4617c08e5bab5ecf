package dev.tallyboard.console.shell;

/** What a demo can be made to suffer. Any thread may ask; what changes something may block. */
public interface DemoFaults {
  boolean gatewayRuns();

  /** Stops the gateway, or starts it again. */
  void runGateway(boolean running);

  boolean isCut();

  /** Closes every connection to the gateway, and each new one, until it is mended. */
  void cut(boolean now);

  boolean isSilent();

  /** Streams stay open and say nothing, not even heartbeats; all else goes on. */
  void silence(boolean now);

  /** Adds an order whose document cannot be read. */
  void failReading();

  /** The shop refuses the next product that it is sent. */
  void failSync();
}
