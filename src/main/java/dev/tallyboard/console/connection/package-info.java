/** How the console stands to its gateway: indicator, notice, status line. */
package dev.tallyboard.console.connection;
