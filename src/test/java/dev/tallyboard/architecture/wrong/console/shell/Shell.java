package dev.tallyboard.architecture.wrong.console.shell;

/** Knows the features, and should not be known by them. */
public final class Shell {}
