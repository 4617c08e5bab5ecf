/**
 * The stream, kept alive: reader, watchdog, backoff, polling, connection state. One thread owns all
 * state; what leaves it is immutable.
 */
package dev.tallyboard.feed;
