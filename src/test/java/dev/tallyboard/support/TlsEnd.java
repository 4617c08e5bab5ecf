package dev.tallyboard.support;

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

/** Speaks TLS to whoever comes and passes on what is said, in clear, to a port of this machine. */
public final class TlsEnd implements AutoCloseable {
  private final ServerSocket server;
  private final int behind;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TlsEnd(ServerSocket server, int behind) {
    this.server = server;
    this.behind = behind;
  }

  public static TlsEnd before(int port, SSLContext certificate) throws IOException {
    TlsEnd end =
        new TlsEnd(
            certificate
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            port);
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
        Socket front = server.accept();
        Socket back = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(front);
        open.add(back);
        threads.execute(() -> pass(front, back));
        threads.execute(() -> pass(back, front));
      }
    } catch (IOException e) {
      // It is closed.
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
