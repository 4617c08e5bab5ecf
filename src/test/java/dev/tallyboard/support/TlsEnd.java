package dev.tallyboard.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Speaks TLS to whoever begins so and passes on what is said, in clear, to a port of this machine.
 */
public final class TlsEnd implements AutoCloseable {
  /** What a client's first record begins with (RFC 8446, section 5.1). */
  private static final int HANDSHAKE = 22;

  private final ServerSocket server;
  private final SSLContext certificate;
  private final int behind;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TlsEnd(ServerSocket server, SSLContext certificate, int behind) {
    this.server = server;
    this.certificate = certificate;
    this.behind = behind;
  }

  public static TlsEnd before(int port, SSLContext certificate) throws IOException {
    TlsEnd end =
        new TlsEnd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), certificate, port);
    end.threads.execute(end::accept);
    return end;
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket client) {
    try {
      Socket back = new Socket(InetAddress.getLoopbackAddress(), behind);
      open.add(back);
      int first = client.getInputStream().read();
      if (first < 0) {
        client.close();
        back.close();
        return;
      }
      Socket front = client;
      if (first == HANDSHAKE) {
        front =
            certificate
                .getSocketFactory()
                .createSocket(client, new ByteArrayInputStream(new byte[] {HANDSHAKE}), true);
      } else {
        back.getOutputStream().write(first);
      }
      Socket clear = front;
      threads.execute(() -> pass(back, clear));
      pass(clear, back);
    } catch (IOException e) {
      // The other end sees it by the close.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8192];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        out.write(some, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // The other end sees it by the close.
    }
  }
}
