package dev.tallyboard.architecture.wrong.console.activity;

/** A feature that another one knows. */
public final class ActivityView {}
