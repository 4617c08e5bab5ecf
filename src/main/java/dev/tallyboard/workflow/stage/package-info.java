/** What each stage does, step by step, and how a run of one begins, goes on and ends. */
package dev.tallyboard.workflow.stage;
