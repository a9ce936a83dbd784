package org.permanence.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A place in a record's free text that may identify a person.
 *
 * @param path {@code note}, {@code demands/12/comment}, {@code demands/12/blockedBy} or {@code demands/12/services/0/name}
 * @param from first character @param to after the last one; both count UTF-16 units, as a browser does
 */
public record PersonalMark(String path, int from, int to, PersonalData.Kind kind) {

    /** @param known numbers that are never a caller's, in E.164 */
    static List<PersonalMark> in(CallRecord record, Predicate<String> known) {
        List<PersonalMark> marks = new ArrayList<>(of("note", record.note, known));
        record.demands.forEach(demand -> {
            String path = "demands/" + demand.id + "/";
            marks.addAll(of(path + "comment", demand.comment, known));
            marks.addAll(of(path + "blockedBy", demand.blockedBy, known));
            IntStream.range(0, demand.services.size())
                    .forEach(i -> marks.addAll(of(path + "services/" + i + "/name", demand.services.get(i).name, known)));
        });
        return List.copyOf(marks);
    }

    private static List<PersonalMark> of(String path, String text, Predicate<String> known) {
        return PersonalData.in(text, known).stream().map(found -> new PersonalMark(path, found.from(), found.to(), found.kind())).toList();
    }
}
