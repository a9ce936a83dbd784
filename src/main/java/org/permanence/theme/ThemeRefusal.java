package org.permanence.theme;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a theme does not change, or is not what a demand is about. */
public sealed interface ThemeRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such theme.")
    record NoSuchTheme() implements ThemeRefusal {}

    @Answer(status = 404, detail = "There is no such subtheme.")
    record NoSuchSubtheme() implements ThemeRefusal {}

    @Answer(status = 409, detail = "There is a theme of this code, perhaps one that is not in use any more.")
    record CodeTaken() implements ThemeRefusal {}

    @Answer(status = 400, detail = "A code is three capital letters; it never changes.")
    record ThemeCodeForm() implements ThemeRefusal {}

    @Answer(status = 400, detail = "There is no such theme.")
    record ThemeUnknown() implements ThemeRefusal {}

    @Answer(status = 400, detail = "This theme is not in use any more.")
    record ThemeOutOfUse() implements ThemeRefusal {}

    @Answer(status = 400, detail = "This theme has no such subtheme.")
    record SubthemeUnknown() implements ThemeRefusal {}

    @Answer(status = 400, detail = "This subtheme is not in use any more.")
    record SubthemeOutOfUse() implements ThemeRefusal {}

    @Answer(status = 400, detail = "The last day is before the first.")
    record UseEndsBeforeItBegins() implements ThemeRefusal {}

    @Answer(status = 400, detail = "Say all codes, each once, those that are not in use any more too.")
    record EveryCodeOnce() implements ThemeRefusal {}
}
