package dev.tallyboard.gateway;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks {@link Access} on behalf of a request, before anything else is done about it. */
final class Permits {
  private static final String PERMIT = "permit";

  private final Room room;
  private final Context loop;

  Permits(Room room, Context loop) {
    this.room = room;
    this.loop = loop;
  }

  /** Goes on to the route's next handler with a permit, or refuses. */
  Handler<RoutingContext> needing(Scope scope) {
    return context -> {
      CompletableFuture<Access.Permit> asked = ask(context.request(), scope).toCompletableFuture();
      if (asked.isDone()) {
        var _ = asked.whenComplete((permit, failure) -> settle(context, permit, failure));
        return;
      }
      // What the body brings meanwhile has to wait for whoever reads it.
      context.request().pause();
      var _ =
          asked.whenComplete(
              (permit, failure) ->
                  loop.runOnContext(
                      _ -> {
                        settle(context, permit, failure);
                        context.request().resume();
                      }));
    };
  }

  /** What the request was allowed. */
  static Access.Permit of(RoutingContext context) {
    Access.Permit permit = context.get(PERMIT);
    return Objects.requireNonNull(permit, "the route asks for no permit");
  }

  private CompletableFuture<Access.Permit> ask(HttpServerRequest request, Scope scope) {
    List<String> authorizations = request.headers().getAll("Authorization");
    List<String> merchants = request.params().getAll("merchantId");
    return room.access()
        .permit(
            authorizations.size() == 1 ? authorizations.getFirst() : null,
            merchants.isEmpty() ? null : merchants.getFirst(),
            scope)
        .thenApply(
            permit -> {
              if (merchants.size() > 1) {
                // Whoever looks at the request on its way could take another one than we do.
                throw Refusal.badRequest("merchantId is given more than once.");
              }
              if (permit.token() == null && scope != Scope.READ && isForeignPage(request)) {
                throw Refusal.forbidden(
                    "Pages of this origin may not do this; --cors-origin names those that may.");
              }
              return permit;
            })
        .toCompletableFuture();
  }

  /**
   * A browser does what any page asks it to, and only keeps the answer from the page; without
   * tokens that is as good as leave to do it.
   */
  private boolean isForeignPage(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && !room.settings().edge().corsOrigins().contains(origin);
  }

  private void settle(
      RoutingContext context, Access.@Nullable Permit permit, @Nullable Throwable failure) {
    if (permit == null) {
      context.fail(failure instanceof CompletionException it ? it.getCause() : failure);
    } else {
      room.strangers().left(context.request().connection());
      context.put(PERMIT, permit);
      context.next();
    }
  }
}
