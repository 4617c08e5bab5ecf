/** The window: what stands where, and who hears of what. */
package dev.tallyboard.console.shell;
