package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * Event streams of a real Asterisk 22.10.1, from the socket to the facts. They were captured with other names and an older dialplan; names,
 * and the user events that the dialplan of {@code asterisk-config} adds, were put in since. DialBegin, DialEnd, Newstate and BridgeEnter
 * are left in as noise.
 */
class CapturesTest {

    private final FakeAmi pbx = new FakeAmi();
    private Listening listening;

    @BeforeEach
    void connect() {
        listening = new Listening(Listening.at(pbx.port())).connected();
    }

    @AfterEach
    void close() {
        listening.close();
        pbx.close();
    }

    @Test
    void homePhoneAccepts() {
        replay("accept-home-press1");

        assertThat(kinds()).containsExactly("Arrived", "Queued", "RingStarted", "HomePickedUp", "PickedUp", "ResponderLeft", "Ended");
        CallFact.PickedUp pickedUp = only(CallFact.PickedUp.class);
        assertThat(pickedUp.member()).isEqualTo(new MemberId("r1"));
        assertThat(pickedUp.reach()).isEqualTo(Reach.Kind.HOME);
        assertThat(pickedUp.ring().value()).isEqualTo("Local/r1@responder-00000000");
        // Not the whole seconds of HoldTime.
        assertThat(pickedUp.waited().toMillis()).isBetween(2700L, 2720L);
        assertThat(only(CallFact.ResponderLeft.class).by()).isEqualTo(EndedBy.CALLER);
        assertThat(only(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
        assertThat(only(CallFact.Arrived.class).caller()).as("recognised").isPresent();
        assertThat(listening.facts.toString()).as("but not known").doesNotContain("470000042");
    }

    @Test
    void voicemailIsNotAnAnswerAndTheNextOneRings() {
        replay("answering-machine-then-next");

        assertThat(kinds()).containsExactly("Arrived", "Queued", "RingStarted", "HomePickedUp", "RingEnded", "RingStarted", "HomePickedUp",
                "PickedUp", "ResponderLeft", "Ended");
        assertThat(only(CallFact.RingEnded.class)).isEqualTo(
                new CallFact.RingEnded(new RingId("Local/r2@responder-0000017d"), new MemberId("r2"), RingResult.NOT_CONFIRMED));
        assertThat(only(CallFact.PickedUp.class).member()).isEqualTo(new MemberId("r1"));
    }

    @Test
    void callerGivesUpWhileItRings() {
        replay("abandon-while-ringing");

        assertThat(kinds()).containsExactly("Arrived", "Queued", "RingStarted", "RingEnded", "GaveUp", "Ended");
        assertThat(only(CallFact.RingEnded.class).result()).isEqualTo(RingResult.CANCELLED);
        assertThat(only(CallFact.GaveUp.class).waited().toMillis()).isBetween(4990L, 5010L);
        assertThat(only(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void callerGivesUpWhileTheHomePhoneHearsPressOne() {
        replay("abandon-during-confirm");

        assertThat(kinds()).as("nothing follows the end, not even the dialplan's word that it is too late")
                .containsExactly("Arrived", "Queued", "RingStarted", "HomePickedUp", "RingEnded", "GaveUp", "Ended");
        assertThat(only(CallFact.RingEnded.class).result()).isEqualTo(RingResult.TOO_LATE);
    }

    @Test
    void oneOfTwoWinsAndTheOtherIsTooLate() {
        replay("ringall-race-confirm");

        assertThat(all(CallFact.RingStarted.class)).hasSize(2);
        assertThat(only(CallFact.PickedUp.class).member()).isEqualTo(new MemberId("r1"));
        assertThat(only(CallFact.RingEnded.class)).extracting(CallFact.RingEnded::member, CallFact.RingEnded::result)
                .containsExactly(new MemberId("r6"), RingResult.TOO_LATE);
    }

    @Test
    void anotherKeyDeclines() {
        replay("home-refuses-9");

        assertThat(all(CallFact.RingEnded.class)).extracting(CallFact.RingEnded::result).containsOnly(RingResult.DECLINED);
        assertThat(all(CallFact.RingEnded.class)).as("one end for each ring").hasSameSizeAs(all(CallFact.RingStarted.class)).hasSize(4);
    }

    @Test
    void busyPhoneEndsEachRingOnce() {
        replay("home-busy");

        assertThat(all(CallFact.RingEnded.class)).hasSize(6).extracting(CallFact.RingEnded::result).containsOnly(RingResult.BUSY);
    }

    @Test
    void nobodyPicksUp() {
        replay("ring-no-answer");

        assertThat(all(CallFact.RingEnded.class)).extracting(CallFact.RingEnded::result).containsExactly(RingResult.NO_ANSWER,
                RingResult.CANCELLED);
    }

    @Test
    void oneIsPressedLate() {
        replay("late-press1-10s");

        assertThat(only(CallFact.PickedUp.class).waited().toSeconds()).isEqualTo(10);
    }

    @Test
    void queueGivesUpOnARingThatIsBeingConfirmed() {
        replay("timeout-during-confirm");

        assertThat(all(CallFact.RingEnded.class)).as("one end for each ring, though the dialplan speaks after the queue")
                .hasSameSizeAs(all(CallFact.RingStarted.class)).hasSize(3);
        assertThat(all(CallFact.RingEnded.class).subList(0, 2)).extracting(CallFact.RingEnded::result)
                .containsOnly(RingResult.NOT_CONFIRMED);
        assertThat(all(CallFact.PickedUp.class)).isEmpty();
    }

    @Test
    void membersAreSeenOnceForEachChange() {
        replay("late-press1-10s");

        assertThat(listening.signals).filteredOn(PbxSignal.MemberChanged.class::isInstance)
                .containsExactly(new PbxSignal.MemberChanged(new MemberId("r6"), MemberStatus.BUSY),
                        new PbxSignal.MemberChanged(new MemberId("r6"), MemberStatus.READY));
    }

    @Test
    void keysAreTheSameTheSecondTime() {
        replay("answering-machine-then-next");
        List<String> first = listening.keys();
        listening.facts.clear();

        replay("answering-machine-then-next");

        assertThat(listening.keys()).isEqualTo(first).doesNotHaveDuplicates();
    }

    private void replay(String capture) {
        String text;
        try (var in = getClass().getResourceAsStream(capture + ".ami")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of(text.strip().split("\n\n")).forEach(pbx::say);
        // The end of the stream has been through every queue when this one is.
        String last = "r99" + listening.signals.size();
        pbx.say("Event: QueueMemberStatus\nQueue: aas-fr\nInterface: Local/" + last + "@responder/n\nMemberName: " + last
                + "\nStatus: 1\nPaused: 0");
        Predicate<PbxSignal> seen = signal -> signal instanceof PbxSignal.MemberChanged changed && changed.member().value().equals(last);
        org.awaitility.Awaitility.await().until(() -> listening.signals.stream().anyMatch(seen));
        listening.signals.removeIf(seen);
    }

    private List<String> kinds() {
        return listening.facts.stream().map(CallEvent::fact).map(fact -> fact.getClass().getSimpleName()).toList();
    }

    private <F extends CallFact> List<F> all(Class<F> kind) {
        return listening.facts.stream().map(CallEvent::fact).filter(kind::isInstance).map(kind::cast).toList();
    }

    private <F extends CallFact> F only(Class<F> kind) {
        assertThat(all(kind)).as(kind.getSimpleName()).hasSize(1);
        return all(kind).getFirst();
    }
}
