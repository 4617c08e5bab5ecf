package dev.tallyboard.client;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is put on the wire.
 *
 * @param path below the gateway's address, without a slash before it
 * @param query besides {@code merchantId}, which the address may hold; one given here replaces it
 * @param body JSON to post; null for a GET
 */
public record RawRequest(
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Bearer bearer,
    @Nullable String body) {
  /** Which token goes along. */
  public enum Bearer {
    OWN,
    NONE,
    /** One that nobody gave out. */
    MADE_UP
  }

  public RawRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public static RawRequest get(String path) {
    return new RawRequest(path, Map.of(), Map.of(), Bearer.OWN, null);
  }

  public static RawRequest post(String path, String json) {
    return new RawRequest(path, Map.of(), Map.of(), Bearer.OWN, json);
  }

  public RawRequest header(String name, String value) {
    return new RawRequest(path, query, with(headers, name, value), bearer, body);
  }

  public RawRequest query(String name, String value) {
    return new RawRequest(path, with(query, name, value), headers, bearer, body);
  }

  public RawRequest as(Bearer other) {
    return new RawRequest(path, query, headers, other, body);
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(name, value);
    return more;
  }
}
