/**
 * What calls for an operator, and what became of the call, in the states of ANSI/ISA-18.2: a pure
 * state machine. No JavaFX, no threads, no clock: time is handed in.
 */
package dev.tallyboard.alarm;
