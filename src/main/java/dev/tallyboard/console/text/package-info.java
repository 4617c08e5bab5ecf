/** What the window says, in the operator's language: bundles of texts, one for each room. */
package dev.tallyboard.console.text;
