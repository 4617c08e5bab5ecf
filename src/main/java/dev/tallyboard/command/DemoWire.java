package dev.tallyboard.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire between the demo's window and its gateway: a proxy of bytes on loopback that can be cut,
 * and that can hold back what streams say. Any thread may call.
 */
final class DemoWire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoWire.class);
  private static final String STREAM = "text/event-stream";
  private static final int CHUNK = 16 * 1024;

  private final ServerSocket door;
  private final int gatewayPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by the lock. */
  private boolean silent;

  private volatile boolean cut;

  private DemoWire(ServerSocket door, int gatewayPort) {
    this.door = door;
    this.gatewayPort = gatewayPort;
  }

  /**
   * Opens it at a free port; the gateway need not be there yet.
   *
   * @throws CommandFailure when no port is free
   */
  static DemoWire to(int gatewayPort) {
    try {
      DemoWire wire =
          new DemoWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), gatewayPort);
      Thread.ofVirtual().name("demo-wire").start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new CommandFailure("No port is free on this machine for the demo's gateway", e);
    }
  }

  /** Where the window finds the gateway. */
  int port() {
    return door.getLocalPort();
  }

  boolean isCut() {
    return cut;
  }

  /** Ends all connections, and each new one, until it is mended. */
  void cut(boolean now) {
    cut = now;
    if (now) {
      open.forEach(DemoWire::close);
    }
  }

  boolean isSilent() {
    lock.lock();
    try {
      return silent;
    } finally {
      lock.unlock();
    }
  }

  /** Streams stay open, and nothing comes of them until they may speak; all else goes on. */
  void silence(boolean now) {
    lock.lock();
    try {
      silent = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    cut(true);
    silence(false);
    try {
      door.close();
    } catch (IOException e) {
      LOG.debug("The wire was closed already", e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket window = door.accept();
        Thread.ofVirtual().name("demo-wire-up").start(() -> join(window));
      } catch (IOException e) {
        LOG.debug("The wire takes no more connections", e);
        return;
      }
    }
  }

  private void join(Socket window) {
    try (window;
        Socket gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort)) {
      open.add(window);
      open.add(gateway);
      if (!cut) {
        Thread.ofVirtual().name("demo-wire-down").start(() -> pass(gateway, window, true));
        pass(window, gateway, false);
      }
    } catch (IOException e) {
      LOG.debug("The gateway does not answer", e);
    } finally {
      open.remove(window);
    }
  }

  /** Passes bytes on until one of the two closes, and closes both. */
  private void pass(Socket from, Socket to, boolean mayBeStream) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      boolean stream = false;
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        stream |= mayBeStream && startsStream(chunk, length);
        if (stream) {
          awaitSpeech(to);
        }
        out.write(chunk, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("A connection of the demo ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static boolean startsStream(byte[] chunk, int length) {
    return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(STREAM);
  }

  private void awaitSpeech(Socket to) throws InterruptedException {
    lock.lock();
    try {
      while (silent && !to.isClosed()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection of the demo was closed already", e);
    }
  }
}
