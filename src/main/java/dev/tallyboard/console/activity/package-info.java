/** The feed of what happened. */
package dev.tallyboard.console.activity;
