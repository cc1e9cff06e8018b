package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Question.Scope;
import java.util.Arrays;

/// Whether words stand near each other, as Lucene's sloppy phrase has it: is there a position for each place,
/// no two the same, so that (position − place) differs by at most the slop?
///
/// Each place has the list of its (position − place), sorted. A window of the slop's width that has one of
/// each list is found by moving the list that is furthest behind. Where two places may have the same word,
/// that is not enough, as one position might serve both: then each window is tried by matching places with
/// positions (augmenting paths; Kuhn, 1955). The work is bounded: beyond [#MOST_STEPS] it gives up and says
/// so.
final class Nearness {
    /// A hundred times what the longest article and phrase of people need.
    static final int MOST_STEPS = 2_000_000;

    private final Reading reading;
    private int[][] lists = new int[0][];
    private int[] sizes = new int[0];
    private int[] cursors = new int[0];
    private int places;
    private int steps;

    Nearness(Reading reading) {
        this.reading = reading;
    }

    enum Answer {
        YES,
        NO,
        /// Not told this way.
        MAYBE,
        TOO_MUCH_WORK
    }

    /// After YES: where the word of a place stands.
    int position(int place) {
        return lists[place][cursors[place]] + place;
    }

    Answer of(Question question) {
        steps = 0;
        if (!gather(question)) {
            return Answer.NO;
        }
        Answer window = window(question.slop);
        return window == Answer.YES && question.slop > 0 && isShared() ? matching(question.slop) : window;
    }

    /// The same for two single words anywhere: walks along both. Where a token is both of them, it does not
    /// tell.
    Answer ofPair(int first, int second, int slop) {
        int a = reading.first(first);
        int b = reading.first(second);
        while (a >= 0 && b >= 0) {
            int ahead = reading.position(reading.token(a)) - reading.position(reading.token(b)) + 1;
            if (reading.token(a) == reading.token(b)) {
                return Answer.MAYBE;
            }
            if (Math.abs(ahead) <= slop) {
                return Answer.YES;
            }
            if (ahead < 0) {
                a = reading.next(a);
            } else {
                b = reading.next(b);
            }
        }
        return Answer.NO;
    }

    /// @return whether each place has a position
    private boolean gather(Question question) {
        places = 0;
        question.places((place, from, to) -> {
            room(place);
            sizes[place] = 0;
            for (int i = from; i < to; i++) {
                gather(place, question.body[i], question.scope);
            }
            if (to - from > 1) {
                sort(place);
            }
            places++;
        });
        for (int place = 0; place < places; place++) {
            if (sizes[place] == 0) {
                return false;
            }
        }
        return true;
    }

    private void gather(int place, int word, Scope scope) {
        for (int occurrence = reading.first(word); occurrence >= 0; occurrence = reading.next(occurrence)) {
            int token = reading.token(occurrence);
            if (Truths.isIn(reading, scope, token)) {
                if (sizes[place] == lists[place].length) {
                    lists[place] = Arrays.copyOf(lists[place], sizes[place] * 2);
                }
                lists[place][sizes[place]++] = reading.position(token) - place;
            }
        }
    }

    private void room(int place) {
        if (place == lists.length) {
            lists = Arrays.copyOf(lists, place + 8);
            sizes = Arrays.copyOf(sizes, place + 8);
            cursors = Arrays.copyOf(cursors, place + 8);
            for (int i = place; i < lists.length; i++) {
                lists[i] = new int[16];
            }
        }
    }

    private void sort(int place) {
        int[] list = lists[place];
        Arrays.sort(list, 0, sizes[place]);
        int distinct = 0;
        for (int i = 0; i < sizes[place]; i++) {
            if (distinct == 0 || list[distinct - 1] != list[i]) {
                list[distinct++] = list[i];
            }
        }
        sizes[place] = distinct;
    }

    /// Moves the furthest behind until all are within the slop.
    private Answer window(int slop) {
        Arrays.fill(cursors, 0, places, 0);
        while (true) {
            int behind = 0;
            int ahead = 0;
            for (int place = 1; place < places; place++) {
                int value = lists[place][cursors[place]];
                behind = value < lists[behind][cursors[behind]] ? place : behind;
                ahead = value > lists[ahead][cursors[ahead]] ? place : ahead;
            }
            if (lists[ahead][cursors[ahead]] - lists[behind][cursors[behind]] <= slop) {
                return Answer.YES;
            }
            steps += places;
            if (steps > MOST_STEPS) {
                return Answer.TOO_MUCH_WORK;
            }
            if (++cursors[behind] == sizes[behind]) {
                return Answer.NO;
            }
        }
    }

    /// Whether two places have a position in common.
    private boolean isShared() {
        for (int a = 0; a < places; a++) {
            for (int b = a + 1; b < places; b++) {
                for (int i = 0, j = 0; i < sizes[a] && j < sizes[b]; ) {
                    int difference = lists[a][i] + a - lists[b][j] - b;
                    if (difference == 0) {
                        return true;
                    }
                    i += difference < 0 ? 1 : 0;
                    j += difference > 0 ? 1 : 0;
                    steps++;
                }
            }
        }
        return false;
    }

    /// Tries each window that begins where one of the lists has something.
    private Answer matching(int slop) {
        for (int a = 0; a < places; a++) {
            for (int i = 0; i < sizes[a]; i++) {
                if (matches(lists[a][i], slop)) {
                    return Answer.YES;
                }
                if (steps > MOST_STEPS) {
                    return Answer.TOO_MUCH_WORK;
                }
            }
        }
        return Answer.NO;
    }

    private boolean matches(int from, int slop) {
        Arrays.fill(cursors, 0, places, -1);
        for (int place = 0; place < places; place++) {
            if (!place(place, from, slop, new boolean[places])) {
                return false;
            }
        }
        return true;
    }

    /// Finds a position for a place, and others for those that had it.
    private boolean place(int place, int from, int slop, boolean[] asked) {
        asked[place] = true;
        int i = Arrays.binarySearch(lists[place], 0, sizes[place], from);
        for (i = i < 0 ? -i - 1 : i; i < sizes[place] && lists[place][i] <= from + slop; i++) {
            steps += places;
            int holder = holder(lists[place][i] + place);
            if (steps > MOST_STEPS) {
                return false;
            }
            if (holder < 0 || (!asked[holder] && place(holder, from, slop, asked))) {
                cursors[place] = i;
                return true;
            }
        }
        return false;
    }

    /// The place that has a position; below 0: none.
    private int holder(int position) {
        for (int place = 0; place < places; place++) {
            if (cursors[place] >= 0 && lists[place][cursors[place]] + place == position) {
                return place;
            }
        }
        return -1;
    }
}
