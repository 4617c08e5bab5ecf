/**
 * From an uploaded document to products in a shop: the orchestrator, its stages, and the relay that
 * tells the event log what happened.
 */
package dev.tallyboard.workflow;
