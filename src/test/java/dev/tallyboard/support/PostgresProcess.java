package dev.tallyboard.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL in processes of its own, to be stopped and started again on its port. */
public final class PostgresProcess implements AutoCloseable {
  /** One for all tests that leave it as it is, each with a database of its own. */
  private static final class Shared {
    static final PostgresProcess SERVER = forAll();
    static final AtomicInteger COUNT = new AtomicInteger();

    private static PostgresProcess forAll() {
      PostgresProcess server = new PostgresProcess(null, 0);
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  private final @Nullable Path folder;
  private int port;
  private @Nullable EmbeddedPostgres server;

  private PostgresProcess(@Nullable Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** One whose data is kept over a restart. */
  public static PostgresProcess start(Path folder) {
    PostgresProcess postgres = new PostgresProcess(folder, 0);
    postgres.start();
    return postgres;
  }

  /** The address of a new, empty database on a server that nobody stops. */
  public static String newDatabase() {
    String name = "t" + Shared.COUNT.incrementAndGet();
    Shared.SERVER.execute("create database " + name);
    return Shared.SERVER.url(name);
  }

  /** Goes on with what is there. */
  public void start() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setCleanDataDirectory(false);
      if (folder != null) {
        builder.setDataDirectory(folder);
      }
      if (port != 0) {
        builder.setPort(port);
      }
      EmbeddedPostgres started = builder.start();
      port = started.getPort();
      server = started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As an administrator would, at once: whoever is connected is cut off. */
  public void stop() {
    try {
      if (server != null) {
        server.close();
        server = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** With the administrator's name, who needs no password here. */
  public String url(String database) {
    return "postgresql://postgres@127.0.0.1:" + port + "/" + database;
  }

  /** On the database of the administrator. */
  public void execute(String sql) {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
