/**
 * The state of all orders of a merchant as a pure fold over events: no threads, no clocks, no I/O.
 * Gateway and console fold with this same code, so their boards can be compared.
 */
package dev.tallyboard.board;
