package org.permanence.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.BadRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.permanence.account.CurrentAccount;
import org.permanence.problem.Problem;
import org.permanence.theme.CommuneService;
import org.permanence.theme.ThemeChoice;
import org.permanence.theme.ThemeService;

/** Changes records. Blocking; each change is one transaction, and {@link RecordChanged} is fired after it. */
@ApplicationScoped
class RecordWriting {

    private final RecordRepository records;
    private final RecordViews views;
    private final ChangeHistory history;
    private final ThemeService themes;
    private final CommuneService communes;
    private final MergePatch patches;
    private final Looks looks;
    private final Event<RecordChanged> changed;

    RecordWriting(RecordRepository records, RecordViews views, ChangeHistory history, ThemeService themes, CommuneService communes,
            MergePatch patches, Looks looks, Event<RecordChanged> changed) {
        this.records = records;
        this.views = views;
        this.history = history;
        this.themes = themes;
        this.communes = communes;
        this.patches = patches;
        this.looks = looks;
        this.changed = changed;
    }

    interface CallRecordChange extends Function<CallRecord, Set<String>> {}

    /**
     * @param version the version on which the change is based; empty: any
     * @param status  the status that the record must have
     * @param change  returns the names of the fields that it changed; none: nothing is written and the version stays
     */
    RecordView change(long id, OptionalInt version, String action, CurrentAccount me, RecordStatus status, CallRecordChange change) {
        Set<Long> holders = new HashSet<>();
        RecordView view = looks.evenIfRefused(id, me, () -> QuarkusTransaction.requiringNew().call(() -> {
            CallRecord record = records.lock(id);
            looks.note(record, me);
            if (version.isPresent() && version.getAsInt() != record.version) {
                throw outdated(record, version.getAsInt());
            }
            if (record.status != status) {
                throw (status == RecordStatus.CLOSED ? new RecordRefusal.RecordOpen() : new RecordRefusal.RecordClosed()).problem();
            }
            Set<String> fields = change.apply(record);
            if (!fields.isEmpty()) {
                record.version++;
                history.note(record, action, fields, me);
                records.flush();
                record.holders.forEach(h -> holders.add(h.responderId));
            }
            return views.of(record);
        }));
        if (!holders.isEmpty()) {
            changed.fire(new RecordChanged(id, holders));
        }
        return view;
    }

    /** The present record, and who changed which fields since the version that the page had. */
    private Problem outdated(CallRecord record, int version) {
        List<RecordChange.View> since = history.after(record, version);
        Optional<RecordRefusal> by = since.stream().map(RecordChange.View::by).filter(Objects::nonNull).map(RecordView.Person::name)
                .reduce((_, last) -> last).map(RecordRefusal.RecordOutdated::new);
        return by.orElseGet(RecordRefusal.RecordOutdatedBySomebody::new).problem()
                .with("record", views.of(record)).with("changes", since);
    }

    /**
     * @throws Problem 412 with the present record when somebody else has written in the meantime; 409 when it is closed; 400 when a value
     * is invalid
     */
    RecordView write(long id, int version, String patch, CurrentAccount me) {
        return change(id, OptionalInt.of(version), "write", me, RecordStatus.DRAFT, record -> {
            MergePatch.Patched<RecordContent> patched = patched(record.content(), patch, RecordContent.class);
            String commune = patched.value().place() == null ? null : patched.value().place().commune();
            if (commune != null && !communes.exists(commune)) {
                throw new RecordRefusal.CommuneUnknown().problem().at("place.commune");
            }
            record.write(patched.value());
            return patched.changed();
        });
    }

    /**
     * @param key the key that the page gave this demand, for idempotence: if it is sent again, by another tab or because the answer was
     * lost, it is not added again
     */
    RecordView addDemand(long id, OptionalInt version, Optional<UUID> key, String content, CurrentAccount me) {
        Optional<RecordView> sentBefore = key.flatMap(
                k -> QuarkusTransaction.requiringNew().call(() -> records.findByIdOptional(id).filter(r -> r.hasDemand(k)).map(record -> {
                    looks.note(record, me);
                    return views.of(record);
                })));
        return sentBefore.orElseGet(() -> change(id, version, "demand.add", me, RecordStatus.DRAFT, record -> {
            if (key.filter(record::hasDemand).isPresent()) {
                return Set.of();
            }
            DemandContent empty = new DemandContent(null, null, null, null, null, null, null, null);
            Demand demand = new Demand();
            demand.record = record;
            demand.pageKey = key.orElse(null);
            demand.write(checked(patched(empty, content, DemandContent.class).value(), empty, record));
            record.demands.add(demand);
            return Set.of("demands");
        }));
    }

    RecordView writeDemand(long id, OptionalInt version, long demandId, String patch, CurrentAccount me) {
        return change(id, version, "demand.write", me, RecordStatus.DRAFT, record -> {
            Demand demand = demand(record, demandId);
            MergePatch.Patched<DemandContent> patched = patched(demand.content(), patch, DemandContent.class);
            demand.write(checked(patched.value(), demand.content(), record));
            return patched.changed().stream().map(f -> "demands." + f).collect(Collectors.toSet());
        });
    }

    RecordView removeDemand(long id, OptionalInt version, long demandId, CurrentAccount me) {
        return change(id, version, "demand.remove", me, RecordStatus.DRAFT, record -> {
            record.demands.remove(demand(record, demandId));
            return Set.of("demands");
        });
    }

    private <T> MergePatch.Patched<T> patched(T current, String patch, Class<T> type) {
        try {
            return patches.apply(current, patch, type);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }

    private static Demand demand(CallRecord record, long demandId) {
        return record.demands.stream().filter(d -> d.id == demandId).findFirst()
                .orElseThrow(() -> new RecordRefusal.NoSuchDemand().problem());
    }

    private DemandContent checked(DemandContent wanted, DemandContent before, CallRecord record) {
        themes.check(new ThemeChoice(wanted.theme(), wanted.subtheme()), new ThemeChoice(before.theme(), before.subtheme()),
                record.openedAt);
        return wanted;
    }
}
