package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.permanence.lab.AtRest;
import org.permanence.lab.Caller;
import org.permanence.lab.Helpline;
import org.permanence.lab.Journal;
import org.permanence.lab.Lab;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.ToldByTheLogs;
import org.permanence.lab.WallboardPage;
import org.permanence.pbx.Language;

/**
 * What the stories share: one line, and people who belong to one story each. Those with a browser bear its tag, as {@code verify} runs them
 * apart.
 */
abstract class Story {

    /** Callers' numbers that are searched for: no other number of the laboratory looks like them. */
    static final String CALLERS = "+3249977%04d";

    private static final AtomicInteger HOMES = new AtomicInteger(2220);
    private static final AtomicInteger DESKS = new AtomicInteger(100);
    private static final AtomicInteger CALLS = new AtomicInteger(1300);

    final Helpline line = Helpline.shared();
    final Lab lab = line.lab();
    private final List<Person> people = new ArrayList<>();

    Person person(String name, String... languages) {
        Person person = line.person(name, languages.length == 0 ? List.of("fr") : List.of(languages));
        people.add(person);
        return person;
    }

    static String aHomeNumber() {
        return "+322555" + HOMES.incrementAndGet();
    }

    static String aDesk() {
        return "" + DESKS.incrementAndGet();
    }

    /** Everybody who called in any story of this JVM. */
    private static List<String> callers() {
        return IntStream.rangeClosed(1300, CALLS.get()).mapToObj(CALLERS::formatted).toList();
    }

    /** A caller with an unmistakable number, who dials the line and cuts the greeting short: French. */
    Caller aCallerDials() {
        return aCaller().dials(Helpline.NUMBER).presses("1");
    }

    /** A caller with an unmistakable number who has not dialled yet. */
    Caller aCaller() {
        return lab.caller(CALLERS.formatted(CALLS.incrementAndGet()));
    }

    /** Both go on duty at home, are rung for one call ({@link org.permanence.lab.HelplinePbx#ringingEveryPhone}), and hear "press 1". */
    Caller bothPickUpOneCall(Person ann, Person bob) {
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        ann.desk();
        bob.desk();
        Caller caller = aCallerDials();
        anns.picksUp();
        bobs.picksUp();
        return caller;
    }

    /** Both press 1: one has the call, the other is told that it is taken. @return who has it */
    Person oneOfTwoHas(Caller caller, Person ann, Person bob) {
        Phone anns = ann.phoneAtHome().presses("1");
        Phone bobs = bob.phoneAtHome().presses("1");
        Awaitility.await("one has the call").atMost(Duration.ofSeconds(15)).until(() -> caller.isHearing(anns) || caller.isHearing(bobs));
        Person winner = caller.isHearing(anns) ? ann : bob;
        (winner == ann ? bobs : anns).hears("home-too-late", Language.FR).gotHungUp();
        caller.isConnectedTo(winner.phoneAtHome());
        return winner;
    }

    /** The journal's entry of this caller's own call. */
    Journal journal(Caller caller) {
        return line.journal(caller);
    }

    /** A coordinator at the wallboard. */
    WallboardPage coordinates() {
        return line.wallboardOf(line.coordinatorsEmail());
    }

    /** Those that responders of any story of this JVM left. */
    private static final Set<String> HOME_NUMBERS = ConcurrentHashMap.newKeySet();

    private static final Set<String> COMPARED = ConcurrentHashMap.newKeySet();

    @AfterAll
    static void aHomeNumberIsInNoOtherTable() {
        if (!HOME_NUMBERS.isEmpty()) {
            assertThat(AtRest.tablesWith(HOME_NUMBERS, Helpline.shared().jdbcUrl())).as("tables with a home number")
                    .isSubsetOf(AtRest.TABLES_OF_NUMBERS);
        }
    }

    /** In the PBX's files, the service's, the database's with its write-ahead log, and its tables: after every class of stories. */
    @AfterAll
    static void noCallersNumberIsAtRestAnywhere() {
        Helpline line = Helpline.shared();
        assertThat(List.of(line.lab().pbx().folder(), line.folder(), line.postgres().dataFolder()))
                .flatMap(place -> AtRest.filesWith(callers(), place)).as("files with a caller's number").isEmpty();
        assertThat(AtRest.tablesWith(callers(), line.jdbcUrl())).as("tables with a caller's number").isEmpty();
    }

    /** No figure depends on whether there was an outage: what the PBX's files tell of the stories' calls is what was heard of them. */
    @AfterAll
    static void theLogsTellWhatWasHeard() {
        Helpline line = Helpline.shared();
        try {
            Awaitility.await("the logs and the journal").atMost(Duration.ofSeconds(40)).pollInSameThread().untilAsserted(() -> {
                Map<String, Set<String>> journal = ToldByTheLogs.journal(line.jdbcUrl());
                journal.keySet().removeAll(COMPARED);
                assertThat(ToldByTheLogs.logs(line.lab().pbx().logFolder(), journal.keySet())).isEqualTo(journal);
            });
        } finally {
            // Each class answers for its own calls.
            COMPARED.addAll(ToldByTheLogs.journal(line.jdbcUrl()).keySet());
        }
    }

    @AfterEach
    void everybodyGoesHome() {
        line.hangsUpEverywhere();
        people.stream().map(Person::homeNumber).filter(Objects::nonNull).forEach(HOME_NUMBERS::add);
        people.forEach(person -> {
            person.leaves();
            person.close();
        });
    }
}
