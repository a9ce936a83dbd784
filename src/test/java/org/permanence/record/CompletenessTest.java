package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.record.RecordContent.Place;

/** The fields required for closing, and no others. */
class CompletenessTest {

    private static final Place UNKNOWN = new Place(null, null, PlaceKind.UNKNOWN);

    private static RecordContent record(Nature nature, Place place) {
        return new RecordContent(nature, null, place, null, null, null, null, null, null, null);
    }

    private static DemandContent demand(String theme, Set<Mode> modes, DemandStatus status) {
        return new DemandContent(theme, null, modes, status, null, null, null, null);
    }

    private static final DemandContent WHOLE = demand("LOG", Set.of(Mode.INFORMATION), DemandStatus.ANSWERED);
    private static final DemandContent EMPTY = demand(null, Set.of(), null);

    private static List<String> missing(RecordContent record, DemandContent... demands) {
        return Completeness.missing(record, List.of(demands)).stream().map(Completeness.Missing::field).toList();
    }

    @Test
    void theNatureIsAlwaysNeeded() {
        assertThat(missing(record(null, UNKNOWN), WHOLE)).containsExactly("nature");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WITH_DEMAND")
    void aCallWithoutDemandNeedsNothingMore(Nature nature) {
        assertThat(missing(record(nature, null))).isEmpty();
    }

    @Test
    void aCallWithADemandNeedsADemandAndAPlace() {
        assertThat(missing(record(Nature.WITH_DEMAND, null))).containsExactly("place", "demands");
    }

    @Test
    void anUnknownPlaceIsAPlace() {
        assertThat(missing(record(Nature.WITH_DEMAND, UNKNOWN), WHOLE)).isEmpty();
    }

    @Test
    void aDemandNeedsThemeModeAndStatus() {
        assertThat(missing(record(Nature.WITH_DEMAND, UNKNOWN), EMPTY)).containsExactly("demands[0].theme", "demands[0].modes",
                "demands[0].status");
    }

    @Test
    void oneWholeDemandIsEnough() {
        assertThat(missing(record(Nature.WITH_DEMAND, UNKNOWN), EMPTY, WHOLE)).isEmpty();
    }

    @Test
    void threeHalvesMakeNoWhole() {
        assertThat(missing(record(Nature.WITH_DEMAND, UNKNOWN), demand("LOG", Set.of(), null), demand(null, Set.of(Mode.RELAY), null),
                demand(null, Set.of(), DemandStatus.ANSWERED))).containsExactly("demands[0].modes", "demands[0].status");
    }
}
