/**
 * The event log of many machines: a Redis stream a merchant is the truth, the merchant's pub/sub
 * channels are the doorbell. The only room that speaks to Redis.
 */
package dev.tallyboard.bus.redis;
