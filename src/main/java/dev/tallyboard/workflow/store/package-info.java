/**
 * What the workflow keeps: orders, runs of stages, outbox and tasks, written in one transaction.
 */
package dev.tallyboard.workflow.store;
