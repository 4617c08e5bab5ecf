/**
 * The wire contract: events, stages, ids and their JSON. Knows the JDK and Jackson, nothing else.
 */
package dev.tallyboard.event;
