package dev.tallyboard.architecture.wrong.bus.redis;

/** An adapter that only commands may know. */
public final class Adapter {}
