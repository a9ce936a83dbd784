package org.permanence.record;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields that a record must have before it is closed: the nature; for a call with a demand, one demand with theme, mode and status, and
 * a place or unknown. A responder who only listens is never required to fill in anything else.
 */
final class Completeness {

    private Completeness() {}

    public record Missing(String field, RecordRefusal why) {}

    /** @return the missing fields, in the order of the form; empty when the record may be closed */
    static List<Missing> missing(RecordContent record, List<DemandContent> demands) {
        if (record.nature() == null) {
            return List.of(new Missing("nature", new RecordRefusal.NatureNeeded()));
        }
        if (record.nature() != Nature.WITH_DEMAND) {
            return List.of();
        }
        List<Missing> missing = new ArrayList<>();
        if (record.place() == null) {
            missing.add(new Missing("place", new RecordRefusal.PlaceNeeded()));
        }
        if (demands.isEmpty()) {
            missing.add(new Missing("demands", new RecordRefusal.DemandNeeded()));
        } else if (demands.stream().noneMatch(d -> lacking(d, "").isEmpty())) {
            missing.addAll(lacking(demands.getFirst(), "demands[0]."));
        }
        return missing;
    }

    private static List<Missing> lacking(DemandContent demand, String prefix) {
        List<Missing> missing = new ArrayList<>();
        if (demand.theme() == null) {
            missing.add(new Missing(prefix + "theme", new RecordRefusal.ThemeNeeded()));
        }
        if (demand.modes().isEmpty()) {
            missing.add(new Missing(prefix + "modes", new RecordRefusal.ModeNeeded()));
        }
        if (demand.status() == null) {
            missing.add(new Missing(prefix + "status", new RecordRefusal.StatusNeeded()));
        }
        return missing;
    }
}
