/**
 * The validation of an endpoint against the wire contract: what it shows, requirement by
 * requirement.
 */
package dev.tallyboard.command.check;
