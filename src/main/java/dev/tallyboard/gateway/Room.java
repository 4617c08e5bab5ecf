package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.order.Orders;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all event loops of a gateway share.
 *
 * @param orders empty where this gateway runs no workflow
 * @param draining set once, when the gateway begins to close
 */
record Room(
    GatewaySettings settings,
    EventLog log,
    Boards boards,
    Blocking blocking,
    Optional<Orders> orders,
    Access access,
    Budgets budgets,
    Strangers strangers,
    SecurityLog security,
    Clock clock,
    Metrics metrics,
    Probe logProbe,
    Optional<Probe> ordersProbe,
    AtomicInteger openStreams,
    Waiting waiting,
    AtomicBoolean draining) {}
