package org.permanence.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.database.Locked;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.LineCode;

/** A lock shows the row as it is, also to a transaction that has read it before somebody else changed it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LockedTest {

    @Inject
    Lines lines;
    @Inject
    LineRepository rows;
    @Inject
    Database database;

    enum Way {
        ONE(rows -> code -> Locked.find(rows.getEntityManager(), LineEntity.class, code)),
        SEVERAL(rows -> code -> Locked.all(rows.getEntityManager(), rows.find("code", code)).stream().findFirst());

        private final Function<LineRepository, Function<String, Optional<LineEntity>>> lock;

        Way(Function<LineRepository, Function<String, Optional<LineEntity>>> lock) {
            this.lock = lock;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadBeforeIsReadAnewUnderTheLock(Way way) {
        String code = lines.line().value();
        QuarkusTransaction.requiringNew().run(() -> {
            LineEntity read = rows.findById(code);
            List<String> numbers = List.copyOf(read.numbers);
            read.wrapUpSeconds = 77;
            database.run("update line set name = 'Changed', max_wait_seconds = 500 where code = '" + code + "'");
            database.run(
                    "insert into line_number (line_code, position, number) values ('" + code + "', 1, '+321" + code.substring(4) + "')");
            LineEntity line = lock(way, code).orElseThrow();
            assertThat(line).isSameAs(read);
            assertThat(line.name).isEqualTo("Changed");
            assertThat(line.numbers).hasSize(numbers.size() + 1);
            assertThat(line.wrapUpSeconds).as("what this transaction has changed").isEqualTo(77);
            line.serviceLevelSeconds = 41;
            assertThat(lock(way, code).orElseThrow().serviceLevelSeconds).isEqualTo(41);
        });
        assertThat(
                database.ask("select name || max_wait_seconds || ' ' || wrap_up_seconds || service_level_seconds from line where code = '"
                        + code + "'"))
                .isEqualTo("Changed500 7741");
    }

    @ParameterizedTest
    @EnumSource
    void itIsLockedForOthersAndWhoIsGoneIsNotThere(Way way) {
        LineCode code = lines.line();
        QuarkusTransaction.requiringNew().run(() -> {
            lock(way, code.value());
            assertThat(QuarkusTransaction.requiringNew().call(() -> rows.getEntityManager()
                    .createNativeQuery("select code from line where code = '" + code + "' for update skip locked").getResultList()))
                    .isEmpty();
        });
        QuarkusTransaction.requiringNew().run(() -> {
            rows.findById(code.value());
            database.run("delete from line_number where line_code = '" + code + "'");
            database.run("delete from line_language where line_code = '" + code + "'");
            database.run("delete from line where code = '" + code + "'");
            assertThat(lock(way, code.value())).isEmpty();
        });
    }

    private Optional<LineEntity> lock(Way way, String code) {
        return way.lock.apply(rows).apply(code);
    }
}
