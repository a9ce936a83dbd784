package org.permanence.account;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.permanence.problem.ProblemBody;
import org.permanence.problem.Refusal;

/** A refusal answered before the request reaches the REST layer. */
final class EarlyAnswer {

    private EarlyAnswer() {}

    static void send(RoutingContext context, Refusal refusal) {
        ProblemBody body = ProblemBody.of(refusal);
        context.response().setStatusCode(body.status()).putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("type", body.type()).put("code", body.code()).put("title", body.title())
                        .put("status", body.status()).put("detail", body.detail()).mergeIn(new JsonObject(body.more())).encode());
    }
}
