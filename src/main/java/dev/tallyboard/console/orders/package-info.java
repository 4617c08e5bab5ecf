/** The list of purchase orders. */
package dev.tallyboard.console.orders;
