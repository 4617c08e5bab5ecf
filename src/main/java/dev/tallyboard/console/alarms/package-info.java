/** The bell, and the list of alarms behind it. */
package dev.tallyboard.console.alarms;
