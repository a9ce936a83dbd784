package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.permanence.pbx.Language.FR;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.lab.AtRest;
import org.permanence.lab.Caller;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/**
 * The traces that calls leave: none of a caller's number, which is searched for after every class of stories; a home number only in one
 * table and one AstDB family.
 */
class WhatIsLeftIT extends Story {

    @Test
    void callsOfEveryEndAreSearched() {
        Caller nobody = aCallerDials().hears("nobody", FR, Duration.ofSeconds(25));
        nobody.gotHungUp();
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller gaveUp = aCallerDials();
        home.isRinging();
        gaveUp.hangsUp();
        home.stopsRinging();
        home.accepts();
        ann.desk();
        Caller answered = aCallerDials();
        ann.desk().isInCall();
        answered.hangsUp();
        journal(answered).isOverWithOutcome("answered");

        noCallersNumberIsAtRestAnywhere();
        assertThat(AtRest.filesWith(List.of(home.name()), line.postgres().dataFolder())).as("the search finds what is there").isNotEmpty();
    }

    @Test
    void aHomeNumberStandsInOneTableAndOneFamily() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        aCallerDials();
        home.picksUp().presses("1").hangsUp();

        assertThat(AtRest.tablesWith(List.of(home.name()), line.jdbcUrl())).containsExactlyElementsOf(AtRest.TABLES_OF_NUMBERS);
        assertThat(lab.pbx().console("database show").lines().filter(entry -> entry.contains(home.name().substring(3))))
                .allMatch(entry -> entry.startsWith("/home/")).isNotEmpty();
        assertThat(AtRest.filesWith(List.of(home.name()), lab.pbx().folder())).as("files of the PBX")
                .allMatch(file -> file.startsWith("state/astdb.sqlite3"));
        assertThat(AtRest.filesWith(List.of(home.name()), line.folder())).as("files of the service").isEmpty();

        ann.goesOffDuty();
        await("off duty the PBX need not know it").until(() -> !lab.pbx().console("database show home").contains(home.name()));
    }
}
