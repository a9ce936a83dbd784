package org.permanence.routing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.line.LineService;
import org.permanence.pbx.PbxPlan;
import org.permanence.responder.DeskPhoneService;
import org.permanence.responder.ResponderService;
import org.permanence.shift.ShiftService;

/** The plan from the present state of the database. */
@ApplicationScoped
class PlanService {

    private final LineService lines;
    private final ResponderService responders;
    private final ShiftService shifts;
    private final DeskPhoneService deskPhones;
    private final Clock clock;
    private final Set<String> allowedPrefixes;

    PlanService(LineService lines, ResponderService responders, ShiftService shifts, DeskPhoneService deskPhones, Clock clock,
            @ConfigProperty(name = "permanence.outbound.allowed-prefixes") Optional<Set<String>> allowedPrefixes) {
        this.lines = lines;
        this.responders = responders;
        this.shifts = shifts;
        this.deskPhones = deskPhones;
        this.clock = clock;
        this.allowedPrefixes = allowedPrefixes.orElse(Set.of());
    }

    PbxPlan current() {
        return QuarkusTransaction.requiringNew().call(
                () -> PlanRule.plan(lines.timetables(), responders.reachable(), shifts.linesNow(), deskPhones.accounts(), allowedPrefixes,
                        clock.instant()));
    }
}
