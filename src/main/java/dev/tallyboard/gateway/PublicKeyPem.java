package dev.tallyboard.gateway;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An RSA public key as a PEM file holds it (RFC 7468, SubjectPublicKeyInfo). */
final class PublicKeyPem {
  /** What JWA (RFC 7518, 3.3) asks for. */
  static final int MIN_RSA_BITS = 2048;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private PublicKeyPem() {}

  static RSAPublicKey read(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new IllegalArgumentException(
          "The public key is no PEM file: it has to hold a block BEGIN PUBLIC KEY.");
    }
    String kind = block.group(1);
    if (!kind.equals("PUBLIC KEY")) {
      throw new IllegalArgumentException(
          "The public key's file holds a "
              + kind
              + ", where a PUBLIC KEY is needed: openssl rsa -in KEY -pubout writes it.");
    }
    RSAPublicKey key = decode(block.group(2));
    if (key.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new IllegalArgumentException(
          "The public key has %d bits; RS256 needs %d or more."
              .formatted(key.getModulus().bitLength(), MIN_RSA_BITS));
    }
    return key;
  }

  private static RSAPublicKey decode(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The public key cannot be read; RS256 needs one of RSA, as openssl rsa -pubout writes"
              + " it.",
          e);
    }
  }
}
