package org.permanence.call;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/** The journal without its database: each fact once, by its key, and what the facts add up to. */
public final class Kept {

    private final Map<CallId, Set<String>> keys = new HashMap<>();
    private final Map<CallId, CallState> calls = new HashMap<>();

    public void take(CallEvent event) {
        if (keys.computeIfAbsent(event.call(), _ -> new LinkedHashSet<>()).add(event.key())) {
            calls.put(event.call(), calls.getOrDefault(event.call(), CallState.begun(event.call(), event.at())).apply(event));
        }
    }

    /** By the call. A call that is known only from the log files has its pseudonym as long as it lives, by a fact of its own. */
    public Map<String, Set<String>> facts() {
        Map<String, Set<String>> facts = new TreeMap<>();
        keys.forEach((call, told) -> {
            Set<String> without = new HashSet<>(told);
            without.remove("recognised");
            facts.put(call.toString(), without);
        });
        return facts;
    }

    public Map<String, CallState> calls() {
        Map<String, CallState> found = new TreeMap<>();
        calls.forEach((call, state) -> found.put(call.toString(), state));
        return found;
    }
}
