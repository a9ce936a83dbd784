package org.permanence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.permanence.call.CallChanged;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.lab.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RehearsalTest {

    @Inject
    Rehearsal rehearsal;
    @Inject
    LiveCalls live;
    @Inject
    Heard heard;
    @Inject
    EntityManager entities;

    @ApplicationScoped
    static class Heard {
        final List<CallChanged> news = new CopyOnWriteArrayList<>();

        void hear(@Observes CallChanged changed) {
            news.add(changed);
        }
    }

    /** How many rows each table has, and the number that the last record got. */
    private Map<String, Object> atRest() {
        Map<String, Object> counts = new TreeMap<>();
        for (String table : List.of("call", "call_event", "call_ring", "call_part", "record", "record_holder")) {
            counts.put(table, entities.createNativeQuery("SELECT count(*) FROM " + table).getSingleResult());
        }
        Object sequence = entities.createNativeQuery("SELECT pg_get_serial_sequence('record', 'id')").getSingleResult();
        counts.put("last number", entities.createNativeQuery("SELECT last_value || ' ' || is_called FROM " + sequence).getSingleResult());
        return counts;
    }

    @Test
    void goesTheWholeWayAndLeavesNothing() {
        // The reservation of the next record's number by an earlier test may still be running.
        Map<String, Object> before = await().pollInSameThread().until(this::atRest, counts -> counts.equals(atRest()));
        List<CallState> alive = live.alive().toList();
        int news = heard.news.size();

        rehearsal.once();
        rehearsal.once();

        assertThat(atRest()).isEqualTo(before);
        assertThat(live.alive()).hasSameElementsAs(alive);
        assertThat(heard.news).hasSize(news);
    }
}
