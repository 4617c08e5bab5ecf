package dev.tallyboard.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes on what is said to a port of this machine. The connections on which a word was said can be
 * silenced: they stay open, and nothing passes on them any more.
 */
public final class SilencedPort implements AutoCloseable {
  private final ServerSocket server;
  private final int behind;
  private final String word;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Clients that have said the word, and those of them that are silenced. */
  private final Set<Socket> speakers = ConcurrentHashMap.newKeySet();

  private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();

  private SilencedPort(int behind, String word) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.behind = behind;
    this.word = word;
  }

  public static SilencedPort before(int port, String word) throws IOException {
    SilencedPort before = new SilencedPort(port, word);
    before.threads.execute(before::accept);
    return before;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many clients have said the word so far. */
  public int speakers() {
    return speakers.size();
  }

  /** Those who have said the word so far. */
  public void silence() {
    silenced.addAll(speakers);
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
        Socket back = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(client);
        open.add(back);
        threads.execute(() -> pass(client, client, back));
        threads.execute(() -> pass(client, back, client));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void pass(Socket client, Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] some = new byte[8192];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (from == client && new String(some, 0, read, ISO_8859_1).contains(word)) {
          speakers.add(client);
        }
        if (!silenced.contains(client)) {
          to.getOutputStream().write(some, 0, read);
        }
      }
    } catch (IOException e) {
      // The other end sees it by the close.
    }
  }
}
