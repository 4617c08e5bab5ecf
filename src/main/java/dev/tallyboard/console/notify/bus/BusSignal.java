package dev.tallyboard.console.notify.bus;

/**
 * Something that was told over the bus to whom it may concern.
 *
 * @param body its values, from the first on
 */
public record BusSignal(String member, BusReader body) {}
