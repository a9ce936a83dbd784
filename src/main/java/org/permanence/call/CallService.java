package org.permanence.call;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.CallId;

/** A single call, and the same caller's earlier calls, for other packages. */
@ApplicationScoped
public class CallService {

    private final LiveCalls live;
    private final CallStore store;
    private final CallRepository calls;

    CallService(LiveCalls live, CallStore store, CallRepository calls) {
        this.live = live;
        this.calls = calls;
        this.store = store;
    }

    /** The same caller's earlier calls, latest first; none after the pseudonym's key is destroyed. Blocking. @param most at most so many */
    public List<CallId> earlier(CallState call, int most) {
        return call.origin().caller().map(caller -> {
            try {
                return store.earlierCalls(caller, call.id(), call.origin().arrivedAt(), most);
            } catch (SQLException e) {
                throw new IllegalStateException("earlier calls cannot be read", e);
            }
        }).orElse(List.of());
    }

    /** Whether any call was ever answered. Blocking. */
    public boolean anyAnswered() {
        return live.all().anyMatch(call -> call.firstPart().isPresent())
                || QuarkusTransaction.joiningExisting().call(() -> calls.find("pickedUpAt is not null").firstResultOptional().isPresent());
    }

    /** From memory if {@link LiveCalls} has it, else from the database. Blocking. */
    public Optional<CallState> find(CallId call) {
        Optional<CallState> known = live.find(call);
        if (known.isPresent()) {
            return known;
        }
        try {
            return store.load(call).map(CallStore.Stored::state);
        } catch (SQLException e) {
            throw new IllegalStateException("call " + call + " cannot be read", e);
        }
    }
}
