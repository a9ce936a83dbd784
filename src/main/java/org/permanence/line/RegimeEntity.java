package org.permanence.line;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;

/** A {@link Regime} as the database stores it. */
@Entity
@DynamicUpdate
@Table(name = "regime")
class RegimeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "line_code", nullable = false)
    String lineCode;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "from_date", nullable = false)
    LocalDate from;

    @Column(name = "until_date")
    LocalDate until;

    @Column(name = "closed_on_holidays", nullable = false)
    boolean closedOnHolidays;

    @ElementCollection
    @CollectionTable(name = "regime_slot", joinColumns = @JoinColumn(name = "regime_id"))
    @BatchSize(size = 50)
    Set<SlotRow> slots = new HashSet<>();

    @Embeddable
    record SlotRow(
            @Column(name = "weekday", nullable = false) int weekday,
            @Column(name = "from_minute", nullable = false) int fromMinute,
            @Column(name = "to_minute", nullable = false) int toMinute,
            @Column(name = "target", nullable = false) int target,
            @Column(name = "floor", nullable = false) int floor) {

        static SlotRow of(Slot slot) {
            return new SlotRow(slot.day().getValue(), slot.from().minute(), slot.to().minute(), slot.target(), slot.floor());
        }

        Slot slot() {
            return new Slot(DayOfWeek.of(weekday), new WallTime(fromMinute), new WallTime(toMinute), target, floor);
        }
    }

    @Version
    @Column(name = "version", nullable = false)
    int version;

    void set(Regime regime) {
        name = regime.name();
        from = regime.from();
        until = regime.until().orElse(null);
        closedOnHolidays = regime.closedOnHolidays();
        Set<SlotRow> wanted = regime.slots().stream().map(SlotRow::of).collect(Collectors.toSet());
        slots.retainAll(wanted);
        slots.addAll(wanted);
    }

    Regime regime() {
        return new Regime(id, name, from, Optional.ofNullable(until), closedOnHolidays, slots.stream().map(SlotRow::slot).toList());
    }
}
