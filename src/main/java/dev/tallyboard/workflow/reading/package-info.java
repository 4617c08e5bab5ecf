/**
 * From a document's bytes to orders and line items, and how sure that is. Pure: no threads, no
 * clocks, no I/O.
 */
package dev.tallyboard.workflow.reading;
