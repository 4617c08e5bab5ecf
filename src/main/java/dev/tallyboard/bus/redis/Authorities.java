package dev.tallyboard.bus.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are trusted, where those that the system trusts do not do. */
final class Authorities {
  private Authorities() {}

  /**
   * @param file their certificates (PEM)
   * @throws IllegalArgumentException when it holds none
   */
  static TrustManagerFactory in(Path file) {
    Collection<? extends Certificate> certificates = read(file);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("The file " + file + " holds no certificate (PEM).");
    }
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate certificate : certificates) {
        trusted.setCertificateEntry("authority" + trusted.size(), certificate);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return managers;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Collection<? extends Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " cannot be read.", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The file " + file + " holds no certificate (PEM).", e);
    }
  }
}
