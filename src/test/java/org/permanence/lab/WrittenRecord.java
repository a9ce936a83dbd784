package org.permanence.lab;

import java.util.List;

/** A call's record as the service keeps it; null: not said. */
public record WrittenRecord(long id, long version, String callId, String nature, String callerKind, Place place, String spokenLanguage,
        String note, List<Demand> demands) {

    /** @param commune NIS code */
    public record Place(String commune) {}

    public record Demand(String theme, List<String> modes, String status, String comment, List<Service> services) {}

    public record Service(String name) {}
}
