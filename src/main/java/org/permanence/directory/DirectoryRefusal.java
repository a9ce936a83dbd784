package org.permanence.directory;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why an entry of the directory does not change. */
public sealed interface DirectoryRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such entry of the directory.")
    record NoSuchEntry() implements DirectoryRefusal {}

    @Answer(status = 409, detail = "There is an entry of this name already.")
    record EntryExists() implements DirectoryRefusal {}
}
