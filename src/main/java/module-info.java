/** Tallyboard: one module, one program. */
@org.jspecify.annotations.NullMarked
module dev.tallyboard {
  requires static org.jspecify;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires java.sql;
  requires java.desktop; // tones and the tray; JavaFX brings it anyway
  requires java.net.http;
  requires java.management;
  requires jdk.httpserver;
  requires javafx.controls;
  requires atlantafx.base;
  requires org.controlsfx.controls;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires okhttp3;
  requires okhttp.eventsource;
  requires launchdarkly.logging;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.epoll.linux.x86_64; // both are but files, of which Netty loads one
  requires io.netty.transport.epoll.linux.aarch_64;
  requires io.vertx.core;
  requires io.vertx.web;
  requires lettuce.core;
  requires reactor.core; // for Lettuce, which does not say so, with the two that follow
  requires org.reactivestreams;
  requires redis.clients.authentication.core;
  requires io.prometheus.metrics.config; // for the model, which does not say so
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires com.nimbusds.jose.jwt;
  requires com.h2database;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires flyway.database.postgresql; // which Flyway looks for by itself
  requires org.postgresql.jdbc; // as java.sql does
  requires org.jdbi.v3.core;
  requires io.leangen.geantyref; // for Jdbi, which does not say so
  requires com.github.kagkarlsson.scheduler;
  requires de.siegmar.fastcsv;
  requires info.picocli;

  opens dev.tallyboard.event to
      com.fasterxml.jackson.databind;
  opens dev.tallyboard.alarm to
      com.fasterxml.jackson.databind;
  opens dev.tallyboard.board to
      com.fasterxml.jackson.databind;
  opens dev.tallyboard.command to
      info.picocli;
  opens dev.tallyboard.client to
      com.fasterxml.jackson.databind;
  opens dev.tallyboard.order to
      com.fasterxml.jackson.databind;
}
