package org.permanence.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.account.AccountService;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.call.CallService;
import org.permanence.call.CallState;
import org.permanence.pbx.CallId;
import org.permanence.problem.Problem;
import org.permanence.responder.ResponderService;
import org.permanence.theme.Choice;
import org.permanence.theme.CommuneService;
import org.permanence.theme.ThemeService;

/** Records. Blocking; each change is one transaction, and {@link RecordChanged} is fired after it. */
@ApplicationScoped
public class RecordService {

    private static final Duration NAMES_KEPT = Duration.ofMinutes(2);
    private final RecordRepository records;
    private final Drafts drafts;
    private final ThemeService themes;
    private final CommuneService communes;
    private final CallService calls;
    private final ResponderService responders;
    private final MergePatch patches;
    private final PublicNumbers publicNumbers;
    private final AccountService accounts;
    private final Audit audit;
    private final EntityManager entities;
    private final Event<RecordChanged> changed;
    private final Clock clock;
    private final int correctionDays;
    private final Cache<Long, String> names = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(NAMES_KEPT).build();

    RecordService(RecordRepository records, Drafts drafts, ThemeService themes, CommuneService communes, CallService calls, ResponderService responders,
            MergePatch patches, PublicNumbers publicNumbers, AccountService accounts, Audit audit, EntityManager entities, Event<RecordChanged> changed, Clock clock,
            @ConfigProperty(name = "permanence.record.correction-days", defaultValue = "7") int correctionDays) {
        this.records = records;
        this.drafts = drafts;
        this.themes = themes;
        this.communes = communes;
        this.calls = calls;
        this.responders = responders;
        this.patches = patches;
        this.publicNumbers = publicNumbers;
        this.accounts = accounts;
        this.audit = audit;
        this.entities = entities;
        this.changed = changed;
        this.clock = clock;
        this.correctionDays = correctionDays;
    }

    // ---- reading

    /** The call's record, for the screen of who has the call; empty when nobody picked it up. */
    public Optional<RecordView> ofCall(CallState call) {
        return drafts.foreseen(call.id().value()).or(() -> drafts.takeFresh(call.id().value())).map(record -> view(record, call))
                .or(() -> QuarkusTransaction.joiningExisting().call(() -> records.ofCall(call.id().value()).map(record -> view(record, call))));
    }

    /** The record of this call is about to be written, and {@link #ofCall} has it already. */
    public boolean foreseen(CallId call) {
        return drafts.foreseen(call.value()).isPresent();
    }

    /** Reads what a record of this responder will show, so that the one who picks up does not wait for it. */
    public void expect(long responder) {
        Duration age = names.policy().expireAfterWrite().orElseThrow().ageOf(responder).orElse(NAMES_KEPT);
        if (age.compareTo(NAMES_KEPT.dividedBy(2)) > 0) {
            names.putAll(responders.names(List.of(responder)));
        }
    }

    /** The responder's records that are not closed, oldest first. */
    @Transactional
    public List<RecordSummary> openOf(long responder) {
        return summaries(records.openOf(responder));
    }

    /** Responders read each other's records, because several follow one another on one situation; reading somebody else's is on the audit trail. */
    @Transactional
    RecordView read(long id, CurrentAccount me) {
        CallRecord record = records.get(id);
        if (me.responderId().isEmpty() || !record.heldBy(me.responderId().getAsLong())) {
            audit.note(me, "record.read", "record " + id);
        }
        return view(record);
    }

    record RecordPage(List<RecordSummary> items, int page, int size, long total) {}

    /** Searching for words is for one's own records, and for coordinators. */
    @Transactional
    RecordPage list(RecordFilter filter, int page, int size, CurrentAccount me) {
        if (filter.holder().isEmpty() && filter.words().isPresent() && !me.has(Role.COORDINATOR)) {
            throw Problem.forbidden("Words are looked for in one's own records only.");
        }
        PanacheQuery<CallRecord> found = records.matching(filter);
        long total = found.count();
        return new RecordPage(summaries(found.page(Page.of(page, size)).list()), page, size, total);
    }

    /** Who changed which fields when, from the beginning. */
    @Transactional
    List<RecordChange.View> changes(long id) {
        return changes(records.get(id).id, -1);
    }

    /** @param version those after which the record had a later one */
    private List<RecordChange.View> changes(long record, int version) {
        List<RecordChange> changes = entities.createQuery("FROM RecordChange c WHERE c.recordId = ?1 AND c.version > ?2 ORDER BY c.id", RecordChange.class)
                .setParameter(1, record).setParameter(2, version).getResultList();
        Map<Long, String> people = accounts.names(changes.stream().map(c -> c.accountId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return changes.stream().map(c -> new RecordChange.View(c.at, c.until, c.accountId == null ? null : new RecordView.Person(c.accountId, people.get(c.accountId)),
                c.action, List.copyOf(c.fields))).toList();
    }

    RecordView view(CallRecord record) {
        return view(record, calls.find(new CallId(record.callId)).orElseThrow());
    }

    /** What {@link #ofCall} would give for this call, had it just been picked up. Reads and writes nothing. */
    public RecordView rehearse(CallState call) {
        return view(Drafts.blank(call, call.firstPart().orElseThrow(), 0), call);
    }

    private RecordView view(CallRecord record, CallState call) {
        return RecordView.of(record, call, names(Set.of(record.responderId)).get(record.responderId),
                correctableUntil(record).orElse(null), PersonalMark.in(record, publicNumbers));
    }

    private Optional<Instant> correctableUntil(CallRecord record) {
        return CorrectionRule.until(Optional.ofNullable(record.firstClosedAt), correctionDays);
    }

    private List<RecordSummary> summaries(List<CallRecord> found) {
        Map<Long, String> people = names(found.stream().map(r -> r.responderId).collect(Collectors.toSet()));
        Map<String, String> titles = found.isEmpty() ? Map.of() : themes.names();
        return found.stream().map(r -> {
            String theme = r.demands.stream().map(d -> d.theme).filter(Objects::nonNull).findFirst().orElse(null);
            return new RecordSummary(r.id, r.callId, new RecordView.Person(r.responderId, people.get(r.responderId)), r.status, r.openedAt, r.closedAt,
                    titles.get(theme), theme, r.nature, r.demands.size());
        }).toList();
    }

    private Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> known = new HashMap<>(names.getAllPresent(ids));
        List<Long> others = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!others.isEmpty()) {
            Map<Long, String> read = responders.names(others);
            names.putAll(read);
            known.putAll(read);
        }
        return known;
    }

    // ---- writing

    /** @throws Problem 412 with the present record when somebody else wrote meanwhile; 409 when it is closed; 400 when a value is not possible */
    RecordView write(long id, int version, String patch, CurrentAccount me) {
        return change(id, OptionalInt.of(version), "write", me, record -> {
            MergePatch.Patched<RecordContent> patched = patched(record.content(), patch, RecordContent.class);
            String commune = patched.value().place() == null ? null : patched.value().place().commune();
            if (commune != null && !communes.exists(commune)) {
                throw Problem.invalid("place.commune", "There is no such commune.");
            }
            record.write(patched.value());
            return patched.changed();
        });
    }

    /**
     * @param key given by the page to this demand: sent again, by another tab or because the answer was lost, it is not added again
     */
    RecordView addDemand(long id, OptionalInt version, Optional<UUID> key, String content, CurrentAccount me) {
        Optional<RecordView> sentBefore = key.flatMap(k -> QuarkusTransaction.requiringNew().call(() ->
                records.findByIdOptional(id).filter(r -> r.hasDemand(k)).map(this::view)));
        return sentBefore.orElseGet(() -> change(id, version, "demand.add", me, record -> {
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
        return change(id, version, "demand.write", me, record -> {
            Demand demand = demand(record, demandId);
            MergePatch.Patched<DemandContent> patched = patched(demand.content(), patch, DemandContent.class);
            demand.write(checked(patched.value(), demand.content(), record));
            return patched.changed().stream().map(f -> "demands." + f).collect(Collectors.toSet());
        });
    }

    RecordView removeDemand(long id, OptionalInt version, long demandId, CurrentAccount me) {
        return change(id, version, "demand.remove", me, record -> {
            record.demands.remove(demand(record, demandId));
            return Set.of("demands");
        });
    }

    /**
     * @param personalDataConfirmed what is marked in the text may stay
     * @throws Problem 422 when something required is missing, with the list of it; 409 {@code personal-data} with the marks, when that is not confirmed
     */
    RecordView close(long id, OptionalInt version, boolean personalDataConfirmed, CurrentAccount me) {
        return change(id, version, "close", me, record -> {
            List<Completeness.Missing> missing = Completeness.missing(record.content(), record.demands.stream().map(Demand::content).toList());
            if (!missing.isEmpty()) {
                throw new Problem(422, "record-incomplete", "Not complete yet", missing.getFirst().detail()).at(missing.getFirst().field())
                        .with("missing", missing);
            }
            List<PersonalMark> marks = PersonalMark.in(record, publicNumbers);
            if (!marks.isEmpty() && !personalDataConfirmed) {
                throw Problem.conflict("personal-data", "The text holds what looks like a telephone number, an address, a national number or an account "
                        + "number: take it out, or confirm that it may stay.").at(marks.getFirst().path()).with("marks", marks);
            }
            record.status = RecordStatus.CLOSED;
            record.closedAt = clock.instant();
            record.firstClosedAt = record.firstClosedAt == null ? record.closedAt : record.firstClosedAt;
            if (marks.isEmpty()) {
                return Set.of("status");
            }
            audit.note(me, "record.closed-with-personal-data", "record " + id);
            return Set.of("status", "confirmPersonalData");
        });
    }

    /** @throws Problem 403 {@code too-late} when it is neither one's own of the last days nor is one a coordinator ({@link CorrectionRule}) */
    RecordView reopen(long id, OptionalInt version, CurrentAccount me) {
        CallRecordChange reopening = record -> {
            boolean hadTheCall = me.responderId().isPresent() && record.heldBy(me.responderId().getAsLong());
            if (!CorrectionRule.mayReopen(hadTheCall, me.has(Role.COORDINATOR), correctableUntil(record), clock.instant())) {
                throw new Problem(403, "too-late", "Not allowed", hadTheCall
                        ? "A closed record can be corrected during " + correctionDays + " days: ask a coordinator."
                        : "Another responder's closed record is opened again by that responder or by a coordinator.");
            }
            record.status = RecordStatus.DRAFT;
            record.closedAt = null;
            return Set.of("status");
        };
        return change(id, version, "reopen", me, reopening, true);
    }

    private interface CallRecordChange extends Function<CallRecord, Set<String>> {}

    private RecordView change(long id, OptionalInt version, String action, CurrentAccount me, CallRecordChange change) {
        return change(id, version, action, me, change, false);
    }

    /** @param change returns the names of the fields that it changed; none: nothing is written and the version stays */
    private RecordView change(long id, OptionalInt version, String action, CurrentAccount me, CallRecordChange change, boolean closed) {
        Set<Long> holders = new java.util.HashSet<>();
        RecordView view = QuarkusTransaction.requiringNew().call(() -> {
            CallRecord record = records.lock(id);
            if (version.isPresent() && version.getAsInt() != record.version) {
                throw outdated(record, version.getAsInt());
            }
            if ((record.status == RecordStatus.CLOSED) != closed) {
                throw closed ? Problem.conflict("record-open", "This record is open already.")
                        : Problem.conflict("record-closed", "This record is closed: reopen it first.");
            }
            Set<String> fields = change.apply(record);
            if (!fields.isEmpty()) {
                record.version++;
                note(record, action, fields, me);
                records.flush();
                record.holders.forEach(h -> holders.add(h.responderId));
            }
            return view(record);
        });
        if (!holders.isEmpty()) {
            changed.fire(new RecordChanged(id, holders));
        }
        return view;
    }

    /** The record as it is, and who changed what since the version that the page had. */
    private Problem outdated(CallRecord record, int version) {
        List<RecordChange.View> since = changes(record.id, version);
        String who = since.stream().map(RecordChange.View::by).filter(Objects::nonNull).map(RecordView.Person::name).reduce((_, last) -> last)
                .orElse("Somebody else");
        return new Problem(412, "record-outdated", "Changed meanwhile", who + " wrote in this record meanwhile.")
                .with("record", view(record)).with("changes", since);
    }

    /** What the same person goes on writing is added to the line that tells of it. */
    private void note(CallRecord record, String action, Set<String> fields, CurrentAccount me) {
        Instant now = clock.instant();
        String names = String.join(",", new TreeSet<>(fields));
        int goesOn = entities.createNativeQuery("""
                UPDATE record_change SET until = ?, version = ?,
                    fields = (SELECT array_agg(DISTINCT f ORDER BY f) FROM unnest(fields || string_to_array(?, ',')) AS f)
                WHERE id = (SELECT max(id) FROM record_change WHERE record_id = ?) AND account_id = ? AND action = ? AND action LIKE '%write' AND until > ?""")
                .setParameter(1, now)
                .setParameter(2, record.version)
                .setParameter(3, names)
                .setParameter(4, record.id)
                .setParameter(5, me.accountId())
                .setParameter(6, action)
                .setParameter(7, now.minus(RecordChange.BREAK))
                .executeUpdate();
        if (goesOn == 0) {
            entities.createNativeQuery("INSERT INTO record_change (record_id, at, until, version, account_id, action, fields) "
                    + "VALUES (?, ?, ?, ?, ?, ?, string_to_array(?, ','))")
                    .setParameter(1, record.id)
                    .setParameter(2, now)
                    .setParameter(3, now)
                    .setParameter(4, record.version)
                    .setParameter(5, me.accountId())
                    .setParameter(6, action)
                    .setParameter(7, names)
                    .executeUpdate();
        }
    }

    private <T> MergePatch.Patched<T> patched(T current, String patch, Class<T> type) {
        try {
            return patches.apply(current, patch, type);
        } catch (JsonProcessingException e) {
            throw new jakarta.ws.rs.BadRequestException(e);
        }
    }

    private static Demand demand(CallRecord record, long demandId) {
        return record.demands.stream().filter(d -> d.id == demandId).findFirst().orElseThrow(() -> Problem.notFound("demand"));
    }

    private DemandContent checked(DemandContent wanted, DemandContent before, CallRecord record) {
        themes.check(new Choice(wanted.theme(), wanted.subtheme()), new Choice(before.theme(), before.subtheme()), record.openedAt);
        return wanted;
    }
}
