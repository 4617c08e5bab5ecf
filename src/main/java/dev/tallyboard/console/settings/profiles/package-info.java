/** Which gateway the window is on: profiles, their tokens, the first run, realtime. */
package dev.tallyboard.console.settings.profiles;
