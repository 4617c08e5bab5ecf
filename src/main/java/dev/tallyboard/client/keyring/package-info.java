/**
 * Where the tokens of connection profiles are kept: the system's keyring, or the user's own file.
 */
package dev.tallyboard.client.keyring;
