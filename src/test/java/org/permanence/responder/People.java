package org.permanence.responder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.permanence.pbx.Language;

/** Responders for tests: each test brings its own, because tests share a database. */
@ApplicationScoped
public class People {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ResponderService responders;
    private final DeskPhoneService deskPhones;
    private final List<Long> dutyChanges = new CopyOnWriteArrayList<>();

    People(ResponderService responders, DeskPhoneService deskPhones) {
        this.responders = responders;
        this.deskPhones = deskPhones;
    }

    public long somebody(Language... languages) {
        return preferring(ReachChoice.SOFTPHONE, languages);
    }

    public long preferring(ReachChoice reach, Language... languages) {
        int n = NEXT.incrementAndGet();
        return responders.create(ResponderService.Change.somebody("Surname" + n, "First" + n, "person" + n + "@example.org",
                languages.length == 0 ? Set.of(Language.FR) : Set.of(languages), reach)).id();
    }

    /** A responder with the home number, who prefers it. */
    public long atHome(String number, Language... languages) {
        long id = preferring(ReachChoice.HOME, languages);
        responders.setHomePhone(id, number);
        return id;
    }

    public String deskPhone() {
        String phone = "t" + NEXT.incrementAndGet();
        deskPhones.create(phone, "Poste " + phone, Optional.empty());
        return phone;
    }

    public long changesOfDuty(long responderId) {
        return dutyChanges.stream().filter(id -> id == responderId).count();
    }

    void on(@Observes DutyChanged change) {
        dutyChanges.add(change.responderId());
    }
}
