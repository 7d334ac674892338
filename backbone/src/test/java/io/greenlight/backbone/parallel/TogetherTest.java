package io.greenlight.backbone.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void resultsComeInTheOrderOfTheCalls() throws Exception {
        CountDownLatch second = new CountDownLatch(1);

        List<String> results =
                Together.call(
                        List.of(
                                () -> {
                                    second.await();
                                    return "first";
                                },
                                () -> {
                                    second.countDown();
                                    return "second";
                                }));

        assertEquals(List.of("first", "second"), results);
    }

    @Test
    void noMoreRunAtATimeThanAreAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        Supplier<Integer> one =
                () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    both.countDown();
                    awaited(both);
                    return running.decrementAndGet();
                };

        Together.get(2, Collections.nCopies(20, one));

        assertEquals(2, most.get());
    }

    @Test
    void theFirstFailureCarriesTheOthersAndComesAfterAllHaveEnded() {
        IOException first = new IOException("one");
        IOException second = new IOException("two");
        AtomicInteger ended = new AtomicInteger();
        List<Callable<Integer>> calls =
                List.of(
                        () -> {
                            throw first;
                        },
                        ended::incrementAndGet,
                        () -> {
                            throw second;
                        });

        IOException thrown = assertThrows(IOException.class, () -> Together.call(calls));

        assertSame(first, thrown);
        assertArrayEquals(new Throwable[] {second}, thrown.getSuppressed());
        assertEquals(1, ended.get());
    }

    @Test
    void anErrorStaysOne() {
        Supplier<String> crash =
                () -> {
                    throw new AssertionError("out of memory, say");
                };

        assertThrows(AssertionError.class, () -> Together.get(1, List.of(crash)));
    }

    @Test
    void whoIsToldToStopStopsWhatWaitsAndSaysSo() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Supplier<Integer> waits =
                () -> {
                    awaited(never);
                    return begun.incrementAndGet();
                };
        Thread.currentThread().interrupt();

        assertThrows(
                Together.Stopped.class,
                () -> Together.get(1, IntStream.range(0, 5).mapToObj(_ -> waits).toList()));

        assertTrue(Thread.interrupted());
        assertTrue(begun.get() <= 1, () -> begun + " were begun after the end");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
