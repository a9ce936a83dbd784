package org.permanence.lab;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Requests of a browser that are held back until {@link #areSent}. */
public final class Withheld implements Consumer<Route> {

    private final List<Route> requests = new ArrayList<>();
    private boolean sent;

    Withheld() {}

    @Override
    public void accept(Route request) {
        requests.add(request);
        if (sent) {
            request.resume();
        }
    }

    public int count() {
        return requests.size();
    }

    /** These, and what follows. */
    public void areSent() {
        sent = true;
        requests.forEach(Route::resume);
    }
}
