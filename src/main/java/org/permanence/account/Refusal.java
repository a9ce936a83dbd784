package org.permanence.account;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.permanence.problem.ProblemBody;

/** A problem answered before the request reaches the REST layer. */
final class Refusal {

    private Refusal() {}

    static void send(RoutingContext context, int status, String slug, String title, String detail) {
        ProblemBody body = ProblemBody.of(status, slug, title, detail);
        context.response().setStatusCode(status).putHeader("Content-Type", ProblemBody.MEDIA_TYPE).putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("type", body.type()).put("title", body.title()).put("status", status).put("detail", body.detail()).encode());
    }
}
