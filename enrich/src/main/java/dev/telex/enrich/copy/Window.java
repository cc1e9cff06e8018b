package dev.telex.enrich.copy;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// The sketches of the articles in the window, and the indexes over them. What is in the indexes follows from
/// the sketches alone, and so can be built from them again.
final class Window {
    /// What leaves at most when an article comes, so that none waits for a thousand to leave.
    private static final int MOST_LEAVING = 64;

    final CommonPhrases phrases = new CommonPhrases();

    private final Shelf shelf = new Shelf();
    private final Places places = new Places(shelf);
    private final Postings postings = new Postings(shelf);
    private final Keys keys = new Keys();
    private final int[] grams = new int[Trace.MAX_WORDS];
    private final Slices slices;
    private final int limit;
    private final Consumer<String> left;

    Window(Duration held, int limit, Consumer<String> left) {
        this.slices = new Slices(held);
        this.limit = limit;
        this.left = left;
    }

    int size() {
        return shelf.size();
    }

    byte[] at(int place) {
        return shelf.get(place);
    }

    /// The place of an article, -1 where it is not held.
    int find(String id) {
        return places.find(id);
    }

    void add(byte[] sketch) {
        enter(sketch, put(sketch));
        letLeave();
    }

    /// Takes up sketches, each once, while there are none. The indexes are built when all are here: each by a thread of
    /// its own, and as large as it has to be.
    void restore(Stream<byte[]> sketches) {
        for (byte[] sketch : sketches.toList()) {
            Sketch.check(sketch);
            put(sketch);
        }
        postings.expect((long) shelf.size() * Keys.ABOUT);
        CompletableFuture<Void> counted = CompletableFuture.runAsync(() -> eachPlace(place -> count(at(place), 1)));
        eachPlace(place -> post(at(place), place));
        counted.join();
    }

    private void eachPlace(IntConsumer action) {
        for (int place = 0; place < shelf.size(); place++) {
            action.accept(place);
        }
    }

    private int put(byte[] sketch) {
        int place = shelf.put(sketch);
        slices.add(Sketch.seen(sketch), place);
        places.add(Sketch.id(sketch), place);
        return place;
    }

    /// @param sketch of the same article, seen at the same time
    void replace(int place, byte[] sketch) {
        leave(shelf.get(place), place);
        shelf.replace(place, sketch);
        enter(sketch, place);
    }

    Candidates candidates() {
        return new Candidates(shelf, postings);
    }

    private void letLeave() {
        for (int n = 0; n < MOST_LEAVING; n++) {
            OptionalInt place = shelf.size() > limit ? slices.takeOldest() : slices.takeExpired();
            if (place.isEmpty()) {
                return;
            }
            remove(place.getAsInt());
        }
    }

    private void remove(int place) {
        byte[] sketch = shelf.get(place);
        String id = Sketch.id(sketch);
        leave(sketch, place);
        places.remove(id, place);
        shelf.remove(place);
        left.accept(id);
    }

    private void enter(byte[] sketch, int place) {
        count(sketch, 1);
        post(sketch, place);
    }

    private void post(byte[] sketch, int place) {
        keys.choose(sketch);
        postings.fetch(keys.keys, keys.size);
        for (int i = 0; i < keys.size; i++) {
            postings.add(keys.keys[i], place);
        }
    }

    private void leave(byte[] sketch, int place) {
        count(sketch, -1);
        keys.choose(sketch);
        for (int i = 0; i < keys.size; i++) {
            postings.remove(keys.keys[i], place);
        }
    }

    private void count(byte[] sketch, int by) {
        int size = 0;
        for (int i = 0; i < Sketch.grams(sketch); i++) {
            if (Sketch.isCounted(sketch, i)) {
                grams[size++] = Sketch.gram(sketch, i);
            }
        }
        phrases.count(grams, size, by);
    }
}
