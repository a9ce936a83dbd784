package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;

class HandOverTest {

    private static final CallId ONE = new CallId(new UUID(0, 1));
    private static final CallId TWO = new CallId(new UUID(0, 2));
    private final List<String> sent = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> commits = new ArrayDeque<>();
    private final HandOver handOver = new HandOver(event -> {
        sent.add(event.call().value().getLeastSignificantBits() + event.key());
        commits.add(new CompletableFuture<>());
        return commits.getLast();
    }, Clock.systemUTC());

    @Test
    void everyFactLeavesAtOnceAndInOrder() {
        offer(ONE, "a");
        offer(ONE, "b");
        offer(TWO, "a");

        assertThat(sent).as("a screen does not wait until the one before it is committed").containsExactly("1a", "1b", "2a");
        assertThat(handOver.outstanding()).isEqualTo(3);
    }

    @Test
    void nothingGoesOutAfterARefusalUntilItBeginsAnew() {
        offer(ONE, "a");
        offer(TWO, "a");
        var settled = handOver.settled();
        commits.poll().completeExceptionally(new IllegalStateException("the service stops"));
        commits.poll().complete(null);
        offer(TWO, "b");

        assertThat(sent).containsExactly("1a", "2a");
        assertThat(handOver.refused()).isTrue();
        assertThat(handOver.unsettledCalls()).as("the mark in the log files stays before them").containsExactlyInAnyOrder(ONE, TWO);

        handOver.begin();
        offer(ONE, "a");
        commits.poll().complete(null);

        assertThat(sent).containsExactly("1a", "2a", "1a");
        assertThat(settled).as("it was never committed").isNotDone();
        assertThat(handOver.settled()).isCompleted();
        assertThat(handOver.refused()).isFalse();
    }

    @Test
    void lateAnswerToAFactOfBeforeDoesNotStandForTheSameFactToldAgain() {
        offer(ONE, "a");
        offer(TWO, "a");
        commits.poll().completeExceptionally(new IllegalStateException("the broker gave up"));
        var late = commits.poll();
        handOver.begin();
        offer(TWO, "a");

        late.complete(null);
        assertThat(handOver.unsettledCalls()).containsExactly(TWO);
        commits.poll().complete(null);

        assertThat(handOver.settled()).isCompleted();
    }

    @Test
    void settledWhenAllBeforeItIsCommittedWhateverCameAfter() {
        offer(ONE, "a");
        offer(TWO, "a");
        var settled = handOver.settled();
        offer(ONE, "b");

        commits.poll().complete(null);
        assertThat(settled).isNotDone();
        assertThat(handOver.unsettledCalls()).containsExactlyInAnyOrder(ONE, TWO);
        commits.poll().complete(null);

        assertThat(settled).isCompleted();
        assertThat(handOver.unsettledCalls()).containsExactly(ONE);
    }

    @Test
    void settledAtOnceWhenNothingIsOnItsWay() {
        assertThat(handOver.settled()).isCompleted();
    }

    @Test
    void whatHappensNowDoesNotWaitBehindThePast() {
        handOver.replays();
        handOver.offerPast(LongStream.rangeClosed(11, 30).mapToObj(call -> new CallId(new UUID(0, call)))
                .flatMap(call -> Stream.of(fact(call, "a"), fact(call, "b"))).toList());
        assertThat(sent).containsExactly("11a", "12a", "13a", "14a");
        assertThat(handOver.catchUp()).hasValueSatisfying(c -> assertThat(c.written() + "/" + c.of()).isEqualTo("0/40"));

        offer(ONE, "a");
        assertThat(sent).endsWith("1a");
        commits.poll().complete(null);
        commits.pollLast().complete(null);
        assertThat(sent).as("a call of the past is told to its end before the next").endsWith("1a", "11b", "15a");
        offer(new CallId(new UUID(0, 30)), "c");
        while (!commits.isEmpty()) {
            commits.poll().complete(null);
        }
        assertThat(sent).hasSize(42).containsSubsequence("30a", "30b", "30c");
        assertThat(handOver.catchUp()).isEmpty();
    }

    @Test
    void aPastThatARefusalCutsShortIsForgottenWhenItBeginsAnew() {
        handOver.offerPast(List.of(fact(ONE, "a"), fact(TWO, "a")));
        commits.poll().completeExceptionally(new IllegalStateException("the service stops"));
        commits.poll().complete(null);
        handOver.begin();
        handOver.offerPast(List.of(fact(TWO, "a")));

        assertThat(sent).containsExactly("1a", "2a", "2a");
        commits.poll().complete(null);
        assertThat(handOver.settled()).isCompleted();
    }

    private static CallEvent fact(CallId call, String key) {
        return new CallEvent(call, key, Instant.EPOCH, CallEvent.Source.RECONSTRUCTED, new CallFact.Ended(CallFact.EndedBy.LINE));
    }

    private void offer(CallId call, String key) {
        handOver.offer(new CallEvent(call, key, Instant.EPOCH, CallEvent.Source.LIVE, new CallFact.Ended(CallFact.EndedBy.LINE)));
    }
}
