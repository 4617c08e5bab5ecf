/**
 * The server: stream, snapshot, uploads, publishing, access. Each subscriber belongs to one event
 * loop; each board to one writer; nothing that blocks runs on an event loop.
 */
package dev.tallyboard.gateway;
