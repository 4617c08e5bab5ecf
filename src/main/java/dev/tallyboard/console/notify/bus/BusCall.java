package dev.tallyboard.console.notify.bus;

/**
 * A method of a service on the bus, and what it is given.
 *
 * @param signature of the body; empty for none
 */
public record BusCall(
    String service, String path, String type, String method, String signature, byte[] body) {
  private static final int METHOD_CALL = 1;
  private static final int PROTOCOL = 1;

  /** A call without a body. */
  public BusCall(String service, String path, String type, String method) {
    this(service, path, type, method, "", new byte[0]);
  }

  byte[] message(int serial) {
    BusWriter fields = new BusWriter();
    field(fields, 1, "o").string(path);
    field(fields, 2, "s").string(type);
    field(fields, 3, "s").string(method);
    field(fields, 6, "s").string(service);
    if (!signature.isEmpty()) {
      field(fields, 8, "g").signature(signature);
    }
    byte[] head =
        new BusWriter()
            .octet('l')
            .octet(METHOD_CALL)
            .octet(0)
            .octet(PROTOCOL)
            .number(body.length)
            .number(serial)
            .array(8, fields)
            .align(8)
            .bytes();
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }

  private static BusWriter field(BusWriter fields, int code, String type) {
    return fields.align(8).octet(code).signature(type);
  }
}
