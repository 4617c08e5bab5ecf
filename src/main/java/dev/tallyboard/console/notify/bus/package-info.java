/** As much of D-Bus as it takes to ask a service of the desktop for something. */
package dev.tallyboard.console.notify.bus;
