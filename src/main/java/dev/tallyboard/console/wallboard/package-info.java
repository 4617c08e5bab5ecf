/** The board for a display on the wall: seen from afar, touched by nobody. */
package dev.tallyboard.console.wallboard;
