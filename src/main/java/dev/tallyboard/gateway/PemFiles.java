package dev.tallyboard.gateway;

import java.nio.file.Path;

/**
 * A server's certificate and key, each in a PEM file.
 *
 * @param certificate with those of its issuers behind it
 * @param key without a password
 */
public record PemFiles(Path certificate, Path key) {}
