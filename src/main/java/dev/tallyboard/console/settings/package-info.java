/** What the operator may choose, where it is kept, and what the program tells of itself. */
package dev.tallyboard.console.settings;
