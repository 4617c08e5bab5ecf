/** The port to the event log; its adapters live in the rooms below it. */
package dev.tallyboard.bus;
