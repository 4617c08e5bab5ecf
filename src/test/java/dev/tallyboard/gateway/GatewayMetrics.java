package dev.tallyboard.gateway;

/** Reads what a gateway tells Prometheus. */
final class GatewayMetrics {
  private GatewayMetrics() {}

  /**
   * @param name without the prefix that all have, with the labels
   */
  static double of(GatewayFixture gateway, String name) throws Exception {
    return read(name, gateway.get("/metrics").body());
  }

  /**
   * @param page as it is served
   */
  static double read(String name, String page) {
    String line = "tallyboard_" + name + " ";
    return page.lines()
        .filter(it -> it.startsWith(line))
        .mapToDouble(it -> Double.parseDouble(it.substring(line.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }
}
