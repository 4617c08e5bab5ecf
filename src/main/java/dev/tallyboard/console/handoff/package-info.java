/** The one bridge between threads: nothing else names the FX thread's queue or its pulse. */
package dev.tallyboard.console.handoff;
