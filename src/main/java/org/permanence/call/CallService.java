package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.CallId;

/** What became of a call, for those who may know it. */
@ApplicationScoped
public class CallService {

    private final LiveCalls live;
    private final CallStore store;

    CallService(LiveCalls live, CallStore store) {
        this.live = live;
        this.store = store;
    }

    /** The same caller's earlier calls, as long as the key of the pseudonym lives; latest first. Blocking. @param most so many at most */
    public List<CallId> earlier(CallState call, int most) {
        return call.origin().caller().map(caller -> {
            try {
                return store.earlierCalls(caller, call.id(), call.origin().arrivedAt(), most);
            } catch (SQLException e) {
                throw new IllegalStateException("earlier calls cannot be read", e);
            }
        }).orElse(List.of());
    }

    /** From memory while the call is of this moment, else from the database. Blocking. */
    public Optional<CallState> find(CallId call) {
        Optional<CallStore.Stored> known = live.get(call);
        if (known.isPresent()) {
            return known.map(CallStore.Stored::state);
        }
        try {
            return store.load(call).map(CallStore.Stored::state);
        } catch (SQLException e) {
            throw new IllegalStateException("call " + call + " cannot be read", e);
        }
    }
}
