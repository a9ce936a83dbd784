package org.permanence.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.desk.Colleagues;
import org.permanence.lab.PostgresResource;
import org.permanence.responder.People;

/** A live screen ends with the right to see it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RightsTest {

    @TestHTTPResource("/live/")
    URI live;
    @Inject
    Accounts accounts;
    @Inject
    Colleagues colleagues;
    @Inject
    People people;

    /** The code with which the server ends the screen. */
    private CompletableFuture<Integer> screen(Person person, String name) {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        HttpClient.newHttpClient().newWebSocketBuilder().header("Cookie", person.cookieHeader())
                .buildAsync(URI.create(live.toString().replaceFirst("^http", "ws") + name), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }
                }).join();
        return closed;
    }

    private void change(AccountView account, Map<String, ?> change) {
        accounts.somebody(Role.ADMINISTRATOR).asks().body(change).patch("/api/accounts/" + account.id()).then().statusCode(200);
    }

    private static boolean goesOn(CompletableFuture<Integer> screen) throws Exception {
        try {
            screen.get(500, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException _) {
            return true;
        }
    }

    @Test
    void theWallboardEndsWithTheRoleAndTheDeskOfTheSamePersonGoesOn() throws Exception {
        AccountView both = accounts.exists(people.somebody(), Role.RESPONDER, Role.COORDINATOR);
        Person ann = accounts.logsIn(both);
        CompletableFuture<Integer> wallboard = screen(ann, "wallboard");
        CompletableFuture<Integer> desk = screen(ann, "desk");
        assertThat(goesOn(wallboard)).isTrue();

        change(both, Map.of("roles", List.of(Role.RESPONDER)));

        assertThat(wallboard.get(10, TimeUnit.SECONDS)).isEqualTo(4403);
        assertThat(goesOn(desk)).isTrue();
        ann.asks().get("/api/session").then().statusCode(200);
    }

    @Test
    void aRoleThatIsGivenEndsNothing() throws Exception {
        Person ann = colleagues.logsIn();
        CompletableFuture<Integer> desk = screen(ann, "desk");

        change(ann.account(), Map.of("roles", List.of(Role.RESPONDER, Role.COORDINATOR)));

        assertThat(goesOn(desk)).isTrue();
    }

    @Test
    void theDeskEndsWithTheRole() throws Exception {
        Person ann = colleagues.logsIn();
        CompletableFuture<Integer> desk = screen(ann, "desk");

        change(ann.account(), Map.of("roles", List.of(Role.COORDINATOR)));

        assertThat(desk.get(10, TimeUnit.SECONDS)).isIn(4401, 4403);
    }

    @Test
    void theDeskEndsWhenTheAccountBecomesAnotherPersons() throws Exception {
        Person ann = colleagues.logsIn();
        CompletableFuture<Integer> desk = screen(ann, "desk");

        change(ann.account(), Map.of("responderId", people.somebody()));

        assertThat(desk.get(10, TimeUnit.SECONDS)).isIn(4401, 4403);
    }

    /** Whichever comes first: it is refused, or it ends. Its right was asked for before it opened. */
    @RepeatedTest(4)
    void aScreenThatOpensWhileItsRightEndsDoesNotGoOn() throws Exception {
        Person ann = colleagues.logsIn();
        CompletableFuture<Void> changed =
                CompletableFuture.runAsync(() -> change(ann.account(), Map.of("roles", List.of(Role.COORDINATOR))));
        List<CompletableFuture<Integer>> opened = new ArrayList<>();
        while (!changed.isDone()) {
            try {
                opened.add(screen(ann, "desk"));
            } catch (CompletionException refused) {
                assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
            }
        }
        changed.join();
        for (CompletableFuture<Integer> desk : opened) {
            assertThat(desk.get(10, TimeUnit.SECONDS)).isIn(4401, 4403);
        }
    }

    @Test
    void theWallboardEndsWithTheAccount() throws Exception {
        Person ann = accounts.somebody(Role.COORDINATOR);
        CompletableFuture<Integer> wallboard = screen(ann, "wallboard");

        change(ann.account(), Map.of("active", false));

        assertThat(wallboard.get(10, TimeUnit.SECONDS)).isEqualTo(4401);
    }
}
