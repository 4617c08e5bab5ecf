/** The strip of stages: how many orders stand where. */
package dev.tallyboard.console.pipeline;
