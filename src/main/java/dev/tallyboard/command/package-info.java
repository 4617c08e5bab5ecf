/** One class a subcommand, and the only wiring: plain constructors, by hand. */
package dev.tallyboard.command;
