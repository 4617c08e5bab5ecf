package dev.tallyboard.support;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * A TCP client that can vanish as one whose cable is pulled: without a word, acknowledging nothing
 * from then on. On Linux a socket filter that drops every packet does that, and takes no privilege.
 */
@SuppressWarnings("restricted")
public final class VanishingPeer implements AutoCloseable {
  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;

  /** The filter's one instruction: return, keeping no byte of the packet. */
  private static final short BPF_RET = 0x06;

  private static final Linker LINKER = Linker.nativeLinker();

  private final Arena arena = Arena.ofShared();
  private final int socket;

  /** Connects to a port of this machine. */
  public VanishingPeer(int port) {
    socket = (int) call("socket", JAVA_INT, AF_INET, SOCK_STREAM, 0);
    MemorySegment address = arena.allocate(16);
    address.set(JAVA_SHORT, 0, (short) AF_INET);
    address.set(JAVA_BYTE, 2, (byte) (port >> 8));
    address.set(JAVA_BYTE, 3, (byte) port);
    address.set(JAVA_BYTE, 4, (byte) 127);
    address.set(JAVA_BYTE, 7, (byte) 1);
    check("connect", (int) call("connect", JAVA_INT, socket, address, 16));
  }

  public static boolean isPossible() {
    return System.getProperty("os.name").equals("Linux");
  }

  public void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    MemorySegment memory = arena.allocateFrom(JAVA_BYTE, bytes);
    check("send", (long) call("send", JAVA_LONG, socket, memory, (long) bytes.length, 0));
  }

  /** What has come, waiting for some of it. */
  public String receive() {
    MemorySegment memory = arena.allocate(4_096);
    long count = (long) call("recv", JAVA_LONG, socket, memory, memory.byteSize(), 0);
    check("recv", count);
    return new String(memory.asSlice(0, count).toArray(JAVA_BYTE), StandardCharsets.ISO_8859_1);
  }

  public void vanish() {
    MemorySegment instruction = arena.allocate(8, 8);
    instruction.set(JAVA_SHORT, 0, BPF_RET);
    MemorySegment program = arena.allocate(16, 8);
    program.set(JAVA_SHORT, 0, (short) 1);
    program.set(ADDRESS, 8, instruction);
    check(
        "setsockopt",
        (int) call("setsockopt", JAVA_INT, socket, SOL_SOCKET, SO_ATTACH_FILTER, program, 16));
  }

  @Override
  public void close() {
    check("close", (int) call("close", JAVA_INT, socket));
    arena.close();
  }

  private static Object call(String function, MemoryLayout result, Object... arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] =
          switch (arguments[i]) {
            case Integer _ -> JAVA_INT;
            case Long _ -> JAVA_LONG;
            case MemorySegment _ -> ADDRESS;
            default -> throw new IllegalArgumentException(function);
          };
    }
    MethodHandle handle =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow(function), FunctionDescriptor.of(result, layouts));
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  private static void check(String function, long result) {
    if (result < 0) {
      throw new IllegalStateException(function + " failed");
    }
  }
}
