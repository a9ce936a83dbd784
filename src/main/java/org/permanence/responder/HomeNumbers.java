package org.permanence.responder;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.permanence.pbx.DialableNumber;
import org.permanence.problem.Impossible;

/** Whose home number one is. Answers to a number that somebody already has in hand, and shows none. */
public final class HomeNumbers {

    private final Map<String, Set<Long>> owners;
    private final Set<String> allowedPrefixes;

    /** @param owners by E.164 */
    HomeNumbers(Map<String, Set<Long>> owners, Set<String> allowedPrefixes) {
        this.owners = owners;
        this.allowedPrefixes = allowedPrefixes;
    }

    /** @param written as people write it. @return empty: it is no number that the line calls; an empty set: it is nobody's */
    public Optional<Set<Long>> of(String written) {
        try {
            return Optional.of(new HashSet<>(owners.getOrDefault(DialableNumber.parse(written, allowedPrefixes).e164(), Set.of())));
        } catch (Impossible _) {
            return Optional.empty();
        }
    }
}
