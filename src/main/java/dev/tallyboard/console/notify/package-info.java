/**
 * What an operator who looks elsewhere is told: what to tell ({@link
 * dev.tallyboard.console.notify.Notifier}), and the ways out: the desktop, tones, the tray.
 */
package dev.tallyboard.console.notify;
