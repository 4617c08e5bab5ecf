/** Reusable pieces of views, and the words for times and counts. They know no feature. */
package dev.tallyboard.console.control;
