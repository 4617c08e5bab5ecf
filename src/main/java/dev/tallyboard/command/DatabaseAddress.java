package dev.tallyboard.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a PostgreSQL is: {@code postgresql://user:password@host:port/name} as libpq has it and
 * hosted ones give it, or the same behind {@code jdbc:}, with the driver's own parameters. User and
 * password may be among the parameters too.
 *
 * @param jdbc without user and password: a driver may quote its address
 * @param user empty where the address names none
 * @param password empty where the address names none: the driver then looks into {@code .pgpass}
 */
record DatabaseAddress(String jdbc, Optional<String> user, Optional<String> password) {
  private static final String JDBC = "jdbc:";

  /**
   * @throws IllegalArgumentException for an address that is none; the message does not quote it
   */
  static DatabaseAddress parse(String text) {
    URI uri;
    try {
      uri = new URI(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
    } catch (URISyntaxException e) {
      throw notOne();
    }
    String authority = uri.getRawAuthority();
    String name = uri.getRawPath();
    if (!isPostgres(uri.getScheme()) || authority == null || name == null || name.length() < 2) {
      throw notOne();
    }
    int at = authority.lastIndexOf('@');
    String hosts = authority.substring(at + 1);
    if (hosts.isEmpty()) {
      throw notOne();
    }
    String[] who = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
    List<String> parameters =
        Stream.ofNullable(uri.getRawQuery()).flatMap(it -> Stream.of(it.split("&"))).toList();
    String others =
        parameters.stream()
            .filter(it -> !it.startsWith("user=") && !it.startsWith("password="))
            .collect(Collectors.joining("&"));
    return new DatabaseAddress(
        "jdbc:postgresql://" + hosts + name + (others.isEmpty() ? "" : "?" + others),
        part(who, 0).or(() -> parameter(parameters, "user=")),
        part(who, 1).or(() -> parameter(parameters, "password=")));
  }

  /** Host and name, for whoever has to find it. */
  String shown() {
    return jdbc.substring("jdbc:postgresql://".length()).split("\\?", 2)[0];
  }

  private static boolean isPostgres(String scheme) {
    return "postgresql".equals(scheme) || "postgres".equals(scheme);
  }

  private static Optional<String> part(String[] who, int place) {
    return who.length <= place || who[place].isEmpty()
        ? Optional.empty()
        : Optional.of(decoded(who[place]));
  }

  private static Optional<String> parameter(List<String> parameters, String start) {
    return parameters.stream()
        .filter(it -> it.startsWith(start))
        .findFirst()
        .map(it -> decoded(it.substring(start.length())));
  }

  private static String decoded(String text) {
    // A plus is a plus here.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException(
        "--database names a PostgreSQL as postgresql://USER:PASSWORD@HOST/NAME, or as"
            + " jdbc:postgresql://HOST/NAME");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return shown();
  }
}
