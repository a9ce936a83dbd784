package org.permanence.call;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.MemberId;

/**
 * What the journal keeps of a fact, in words. The caller's pseudonym is not among them: it stands in one column only, so that it can be forgotten there
 * when its key is destroyed.
 */
final class FactDetail {

    private FactDetail() {}

    static String json(CallFact fact) {
        JsonObject json = new JsonObject();
        switch (fact) {
            case CallFact.Arrived f -> json.put("line", f.line().value());
            case CallFact.LanguageTaken f -> json.put("language", f.language().code()).put("chosen", f.chosen());
            case CallFact.TurnedAway f -> json.put("reason", f.reason().name());
            case CallFact.Queued f -> json.put("queue", f.queue().toString()).put("position", f.position());
            case CallFact.RingStarted f -> json.put("ring", f.ring().value()).put("member", f.member().value()).put("reach", f.reach().name());
            case CallFact.HomePickedUp f -> json.put("ring", f.ring().value()).put("member", f.member().value());
            case CallFact.RingEnded f -> json.put("ring", f.ring().value()).put("member", f.member().value()).put("result", f.result().name());
            case CallFact.PickedUp f -> json.put("ring", f.ring().value()).put("member", f.member().value()).put("reach", f.reach().name())
                    .put("waitedMs", f.waited().toMillis());
            case CallFact.PutOnHold f -> json.put("member", f.member().value());
            case CallFact.TakenOffHold f -> json.put("member", f.member().value());
            case CallFact.ThirdCalled f -> json.put("by", f.by().value()).put("third", party(f.third()));
            case CallFact.ThirdJoined f -> json.put("by", f.by().value()).put("third", party(f.third()));
            case CallFact.ThirdFailed f -> json.put("by", f.by().value()).put("third", party(f.third())).put("result", f.result().name());
            case CallFact.ThirdLeft f -> json.put("by", f.by().value()).put("third", party(f.third()));
            case CallFact.TransferStarted f -> json.put("from", f.from().map(Object::toString).orElse(null)).put("to", party(f.to()));
            case CallFact.TransferFailed f -> json.put("to", party(f.to())).put("result", f.result().name());
            case CallFact.RegainStarted f -> json.put("member", f.member().value());
            case CallFact.RegainFailed f -> json.put("member", f.member().value());
            case CallFact.Transferred f -> json.put("from", f.from().value()).put("to", f.to().map(Object::toString).orElse(null))
                    .put("afterSpeaking", f.afterSpeaking());
            case CallFact.HelpAsked f -> json.put("member", f.member().value());
            case CallFact.HelpComes f -> json.put("by", f.by());
            case CallFact.HelpOver _ -> { }
            case CallFact.Muted f -> json.put("member", f.member().value()).put("silent", f.silent());
            case CallFact.ResponderLeft f -> json.put("member", f.member().value()).put("by", f.by().name());
            case CallFact.GaveUp f -> json.put("waitedMs", f.waited().toMillis());
            case CallFact.Ended f -> json.put("by", f.by().name());
        }
        return json.encode();
    }

    private static String party(Optional<MemberId> member) {
        return member.map(MemberId::value).orElse("number");
    }
}
