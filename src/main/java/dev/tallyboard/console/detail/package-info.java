/** The drawer with all that is known of one order, and what can be done about it. */
package dev.tallyboard.console.detail;
