/** The REST client of a gateway: snapshot, upload, detail, retry, publish; and where tokens lie. */
package dev.tallyboard.client;
