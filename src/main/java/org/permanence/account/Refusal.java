package org.permanence.account;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.permanence.problem.ProblemBody;

/** A problem answered before the request reaches the REST layer. */
final class Refusal {

    private Refusal() {}

    static void send(RoutingContext context, ProblemBody body) {
        context.response().setStatusCode(body.status()).putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("type", body.type()).put("title", body.title()).put("status", body.status())
                        .put("detail", body.detail()).mergeIn(new JsonObject(body.more())).encode());
    }
}
