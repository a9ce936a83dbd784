package org.permanence.lab;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several who do the same at the same moment: two people, or one who clicks again because no answer came. */
public final class AtOnce {

    private AtOnce() {}

    /** @return what each got, once all have it */
    public static <T> List<T> ask(int times, Callable<T> asks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService people = Executors.newFixedThreadPool(times)) {
            return people.invokeAll(IntStream.range(0, times).<Callable<T>>mapToObj(_ -> () -> {
                start.await();
                return asks.call();
            }).toList()).stream().map(Future::resultNow).toList();
        }
    }
}
