/**
 * The event log of one machine: a table in the embedded database, and one thread that gives out
 * ids. The only room beside the workflow's store that speaks SQL.
 */
package dev.tallyboard.bus.local;
