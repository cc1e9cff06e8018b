package dev.telex.sink.delivery;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Attempts under way: each a virtual thread, whose answer comes back through a queue to the thread that decides.
final class Attempts implements AutoCloseable {
    private final Sending sending;
    private final BlockingQueue<Came> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int underWay;

    /// An answer.
    record Came(Lane lane, Parcel parcel, Answer answer) {}

    Attempts(Sending sending) {
        this.sending = sending;
    }

    void start(Lane lane) {
        Parcel parcel = lane.start();
        underWay++;
        threads.execute(() -> answers.add(new Came(lane, parcel, sending.send(parcel))));
    }

    /// Whether an answer may come any moment.
    boolean areUnderWay() {
        return underWay > 0;
    }

    /// Hands on what came back.
    void settle(Consumer<Came> settling) {
        for (Came came = answers.poll(); came != null; came = answers.poll()) {
            underWay--;
            settling.accept(came);
        }
    }

    /// Waits for what is on its way; what does not come back in time is sent again by whoever reads it next.
    void finish(Duration patience, Consumer<Came> settling) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (underWay > 0) {
                Came came = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (came == null) {
                    return;
                }
                underWay--;
                settling.accept(came);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sending.close();
    }
}
