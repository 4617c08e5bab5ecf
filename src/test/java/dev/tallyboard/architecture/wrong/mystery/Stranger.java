package dev.tallyboard.architecture.wrong.mystery;

/** Lives in a room that the house does not have. */
public final class Stranger {}
