package dev.tallyboard.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/** What {@link PemFiles} held when they were read. */
record PemPair(PemFiles files, Buffer certificate, Buffer key) {
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  /**
   * Blocks.
   *
   * @throws IllegalArgumentException when a file cannot be read; a sentence that says which
   */
  static PemPair read(PemFiles files) {
    return new PemPair(
        files,
        read("The certificate", files.certificate()),
        read("The certificate's key", files.key()));
  }

  /**
   * The certificate that clients will see, once it is clear that the key belongs to it.
   *
   * @throws IllegalArgumentException when they cannot be used; a sentence that says why
   */
  X509Certificate checked(Vertx vertx) {
    if (key.toString(StandardCharsets.ISO_8859_1).contains("ENCRYPTED")) {
      throw new IllegalArgumentException(
          "The key in "
              + files.key()
              + " is protected by a password; the gateway needs one without.");
    }
    X509Certificate shown;
    boolean together;
    try {
      X509KeyManager manager = manager(vertx);
      String alias =
          Stream.of("RSA", "EC", "EdDSA")
              .map(it -> manager.getServerAliases(it, null))
              .filter(it -> it != null && it.length > 0)
              .map(it -> it[0])
              .findFirst()
              .orElseThrow(() -> new GeneralSecurityException("a key of an unknown kind"));
      shown = manager.getCertificateChain(alias)[0];
      together = belongTogether(manager.getPrivateKey(alias), shown);
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "The certificate in %s and the key in %s cannot be used: both have to be whole PEM files,"
                  .formatted(files.certificate(), files.key())
              + " and of the same kind.",
          e);
    }
    if (!together) {
      throw new IllegalArgumentException(
          "The key in %s does not belong to the certificate in %s."
              .formatted(files.key(), files.certificate()));
    }
    return shown;
  }

  /** TLS 1.2 and later; HTTP/1.1 alone, since streams are tested over that. */
  ServerSSLOptions options() {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(keyCert()).setUseAlpn(false);
    options.setEnabledSecureTransportProtocols(PROTOCOLS);
    return options;
  }

  private PemKeyCertOptions keyCert() {
    return new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
  }

  private X509KeyManager manager(Vertx vertx) throws Exception {
    return Arrays.stream(keyCert().getKeyManagerFactory(vertx).getKeyManagers())
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    byte[] something = certificate.getEncoded();
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(something);
    Signature checking = Signature.getInstance(algorithm);
    checking.initVerify(certificate.getPublicKey());
    checking.update(something);
    return checking.verify(signing.sign());
  }

  private static Buffer read(String what, Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(what + " in " + file + " cannot be read.", e);
    }
  }
}
