package dev.tallyboard.architecture.wrong.bus.local;

/** Nobody but a command should know it. */
public final class Adapter {}
