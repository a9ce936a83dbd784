package org.permanence.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.pbx.DialableNumber;
import org.permanence.pbx.PhoneNumber;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Impossible;
import org.permanence.problem.Problem;
import org.permanence.problem.ServiceRefusal;

/**
 * The directory of services. Blocking; each change is a transaction of its own. It has some hundred entries at most, so a search reads all
 * of them.
 */
@ApplicationScoped
public class DirectoryService {

    private static final int FOUND_AT_ONCE = 20;

    private final DirectoryRepository entries;
    private final Set<String> allowedPrefixes;

    DirectoryService(DirectoryRepository entries,
            @ConfigProperty(name = "permanence.outbound.allowed-prefixes") Optional<Set<String>> allowedPrefixes) {
        this.entries = entries;
        this.allowedPrefixes = allowedPrefixes.orElse(Set.of());
    }

    /** @param number E.164 @param shown as people read it */
    public record Entry(long id, String nameFr, String nameNl, PhoneNumber number, String shown, String note, boolean active,
            int version) {

        static Entry of(DirectoryEntry entry) {
            PhoneNumber number = new PhoneNumber(entry.number);
            return new Entry(entry.id, entry.nameFr, entry.nameNl, number, DialableNumber.shown(number), entry.note, entry.active,
                    entry.version);
        }

        /** @param language ISO 639-1; the name is Dutch for {@code nl}, else French */
        public String name(String language) {
            return "nl".equals(language) ? nameNl : nameFr;
        }
    }

    /** The wanted changes; a null field stays as it is. @param number as people write it */
    record Change(String nameFr, String nameNl, String number, String note, Boolean active) {}

    /** Active entries in which every typed word begins a word, by name. @param typed empty: all */
    public List<Entry> search(String typed, String language) {
        return all(false, language).stream()
                .filter(e -> DirectorySearch.matches(typed, e.nameFr, e.nameNl, e.note, e.shown.replace(" ", ""), e.shown))
                .limit(FOUND_AT_ONCE).toList();
    }

    /** The numbers of all entries, in E.164: they belong to offices, never to callers. */
    public Set<String> numbers() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> entries.listAll().stream().map(e -> e.number).collect(Collectors.toUnmodifiableSet()));
    }

    List<Entry> all(boolean inactiveToo, String language) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> entries.listAll().stream().filter(e -> e.active || inactiveToo).map(Entry::of)
                        .sorted(Comparator.comparing(e -> e.name(language).toLowerCase(Locale.ROOT))).toList());
    }

    /** @throws Problem 404 when there is no such active entry */
    public Entry get(long id) {
        return QuarkusTransaction.joiningExisting().call(() -> entries.findByIdOptional(id).filter(e -> e.active).map(Entry::of)
                .orElseThrow(() -> new DirectoryRefusal.NoSuchEntry().problem()));
    }

    /** A number typed by a responder. @throws Problem 400 naming the reason why the line may not call it */
    public PhoneNumber typed(String number) {
        try {
            return DialableNumber.parse(number, allowedPrefixes);
        } catch (Impossible e) {
            throw e.refusal().problem().at("number");
        }
    }

    /** @throws Problem 400 a name is missing or the line may not call the number; 409 the name is taken */
    Entry create(Change wanted) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DirectoryEntry entry = new DirectoryEntry();
            apply(entry, wanted);
            entries.persistAndFlush(entry);
            return Entry.of(entry);
        });
    }

    /** @throws Problem as {@link #create}; 404; 412 {@code outdated} */
    Entry update(long id, BasedOn version, Change wanted) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DirectoryEntry entry = entries.lock(id);
            version.check(entry.version);
            apply(entry, wanted);
            entry.version++;
            entries.flush();
            return Entry.of(entry);
        });
    }

    /** The entry is no longer offered. @throws Problem 404 */
    void remove(long id, BasedOn version) {
        update(id, version, new Change(null, null, null, null, false));
    }

    /** Also one that is not offered any more. @throws Problem 404 */
    Entry any(long id) {
        return QuarkusTransaction.joiningExisting().call(
                () -> entries.findByIdOptional(id).map(Entry::of).orElseThrow(() -> new DirectoryRefusal.NoSuchEntry().problem()));
    }

    private void apply(DirectoryEntry entry, Change wanted) {
        entry.nameFr = wanted.nameFr() == null ? entry.nameFr : wanted.nameFr().strip();
        entry.nameNl = wanted.nameNl() == null ? entry.nameNl : wanted.nameNl().strip();
        entry.number = wanted.number() == null ? entry.number : typed(wanted.number()).e164();
        entry.note = wanted.note() == null ? entry.note : wanted.note().isBlank() ? null : wanted.note().strip();
        entry.active = wanted.active() == null ? entry.active : wanted.active();
        present(entry.nameFr, "nameFr");
        present(entry.nameNl, "nameNl");
        present(entry.number, "number");
        if (entry.active && entries.count("active = true and (lower(nameFr) = ?1 or lower(nameNl) = ?2) and (?3 is null or id <> ?3)",
                entry.nameFr.toLowerCase(Locale.ROOT), entry.nameNl.toLowerCase(Locale.ROOT), entry.id) > 0) {
            throw new DirectoryRefusal.EntryExists().problem().at("nameFr");
        }
    }

    private static void present(String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ServiceRefusal.Required().problem().at(field);
        }
    }
}
