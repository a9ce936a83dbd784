package org.permanence.wallboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.permanence.call.LiveCalls;
import org.permanence.line.CallsOfLine;
import org.permanence.pbx.LineCode;

@ApplicationScoped
class LiveCallsOfLine implements CallsOfLine {

    private final LiveCalls live;

    LiveCallsOfLine(LiveCalls live) {
        this.live = live;
    }

    @Override
    public int now(LineCode line) {
        return (int) live.alive().filter(call -> call.origin().line().filter(line::equals).isPresent()).count();
    }
}
