package dev.tallyboard.console.detail;

/**
 * Whether the operator may have a failed stage run again.
 *
 * @param shown whether it is any question here
 * @param possible whether it may be asked for now
 * @param words why not, or what became of it; empty where there is nothing to say
 */
record RetryOffer(boolean shown, boolean possible, String words) {}
