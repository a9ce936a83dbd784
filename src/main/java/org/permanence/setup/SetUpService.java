package org.permanence.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.permanence.account.CurrentAccount;
import org.permanence.call.CallService;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.line.LineService;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx;
import org.permanence.presence.Presences;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;

/** Looks at everything that a line needs. Blocking; outside of any transaction, because it asks the PBX. */
@ApplicationScoped
class SetUpService {

    private final LineService lines;
    private final ResponderService responders;
    private final DutyService duties;
    private final CallService calls;
    private final LiveCalls live;
    private final Presences presences;
    private final Pbx pbx;
    private final EntityManager entities;
    private final Clock clock;
    /** It never becomes untrue. */
    private volatile boolean answered;

    SetUpService(LineService lines, ResponderService responders, DutyService duties, CallService calls, LiveCalls live, Presences presences,
            Pbx pbx,
            EntityManager entities, Clock clock) {
        this.lines = lines;
        this.responders = responders;
        this.duties = duties;
        this.calls = calls;
        this.live = live;
        this.presences = presences;
        this.pbx = pbx;
        this.entities = entities;
        this.clock = clock;
    }

    SetUpView view() {
        Instant now = clock.instant();
        List<LineService.Timetable> timetables = lines.timetables();
        int people = (int) responders.all().stream().filter(ResponderService.ResponderView::active).count();
        TrunkState trunk = SetUpRule.trunk(trunk());
        answered = answered || calls.anyAnswered();
        Set<Step> done = SetUpRule.done(new SetUpRule.Found(
                timetables.stream().map(timetable -> timetable.hours().nextOpening(now).isPresent()).toList(), people, trunk, answered));
        List<Duty> onDuty = duties.all();
        int reachable = (int) onDuty.stream().filter(each -> presences.of(MemberId.ofResponder(each.responderId()), each.since(),
                each.pause().map(Duty.Pause::since)).reachable()).count();
        return new SetUpView(List.copyOf(done), Step.values().length, people, onDuty.size(), reachable, trunk, call().orElse(null),
                putAway());
    }

    private Optional<Pbx.Trunk> trunk() {
        try {
            return Optional.of(pbx.trunk());
        } catch (Pbx.PbxUnavailable _) {
            return Optional.empty(); // a state of its own
        }
    }

    private Optional<FirstCall> call() {
        return live.all().max(Comparator.comparing((CallState call) -> call.origin().arrivedAt())).map(call -> {
            Optional<Long> who = call.parts().stream().reduce((_, later) -> later).map(part -> part.member().responderId());
            return new FirstCall(SetUpRule.state(call), call.origin().line().map(line -> line.value()).orElse(null),
                    call.origin().arrivedAt(), who.map(id -> responders.names(List.of(id)).get(id)).orElse(null));
        });
    }

    @Transactional
    boolean putAway() {
        return !entities.createNativeQuery("SELECT 1 FROM set_up_put_away").getResultList().isEmpty();
    }

    @Transactional
    void putAway(boolean away, CurrentAccount by) {
        if (away) {
            entities.createNativeQuery("INSERT INTO set_up_put_away (at, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .setParameter(1, clock.instant()).setParameter(2, by.accountId()).executeUpdate();
        } else {
            entities.createNativeQuery("DELETE FROM set_up_put_away").executeUpdate();
        }
    }
}
