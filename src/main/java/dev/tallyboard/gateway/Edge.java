package dev.tallyboard.gateway;

/**
 * How a gateway meets the world outside.
 *
 * @param limits what one client may take of it
 */
public record Edge(Limits limits) {
  /** The usual limits. */
  public static final Edge DEFAULT = new Edge(Limits.DEFAULT);
}
