package dev.tallyboard.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority that only a test knows; its certificates are made by the JDK's own tool. */
public final class CertificateAuthority {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";
  private static final List<String> TRUST =
      List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

  private final Path folder;

  /**
   * @param folder an empty one of its own
   */
  public CertificateAuthority(Path folder) throws Exception {
    this.folder = folder;
    make(store(AUTHORITY), AUTHORITY, "-ext", "bc=ca:true");
  }

  /**
   * A server that shows a certificate of this authority.
   *
   * @param with what the tool is told beyond the usual, such as {@code -ext san=ip:127.0.0.1}
   */
  public SSLContext of(String name, String... with) throws Exception {
    Files.copy(store(AUTHORITY), store(name));
    List<String> all = new ArrayList<>(List.of("-signer", AUTHORITY));
    all.addAll(List.of(with));
    make(store(name), name, all.toArray(String[]::new));
    return context(store(name));
  }

  /** The same as PEM files: a server's certificate and its key. */
  public void writePem(String name, Path certificate, Path key, String... with) throws Exception {
    of(name, with);
    KeyStore keys = load(store(name));
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
  }

  /** What clients need that are to trust it: its own certificate (PEM). */
  public Path writePem(Path certificate) throws Exception {
    return Files.writeString(
        certificate,
        pem("CERTIFICATE", load(store(AUTHORITY)).getCertificate(AUTHORITY).getEncoded()));
  }

  /** For a client that trusts this authority and no other. */
  public SSLContext trusting() throws Exception {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, load(store(AUTHORITY)).getCertificate(AUTHORITY));
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Clients that are made before that is closed trust this authority and no other. */
  public AutoCloseable trusted() {
    System.setProperty(TRUST.getFirst(), store(AUTHORITY).toString());
    System.setProperty(TRUST.getLast(), PASSWORD);
    return () -> TRUST.forEach(System::clearProperty);
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private static void make(Path store, String name, String... with) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(with));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes());
    if (tool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
    KeyStore keys = load(store);
    keys.deleteEntry(AUTHORITY);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der),
            kind);
  }
}
