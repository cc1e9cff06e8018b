package dev.telex.enrich.story;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Which stories are posted under which feature. A story is posted under its most telling features only.
///
/// The order within a list means nothing, and nobody reads a part of a list: so an index that was built again
/// from the stored stories answers as the one that grew with the stream. A list of one story, and most are,
/// is held in the table itself. The table is cut into segments that grow one at a time, so that nobody waits
/// for all of it.
final class Postings {
    private static final int SEGMENT_BITS = 10;
    private static final int[] NONE = {};

    private final @Nullable Segment[] segments = new Segment[1 << SEGMENT_BITS];

    void add(int[] features, int slot) {
        for (int feature : features) {
            add(feature, slot);
        }
    }

    void add(int feature, int slot) {
        int at = segmentOf(feature);
        Segment segment = segments[at];
        if (segment == null) {
            segment = new Segment();
            segments[at] = segment;
        }
        segment.add(feature, slot);
    }

    void remove(int[] features, int slot) {
        for (int feature : features) {
            remove(feature, slot);
        }
    }

    void remove(int feature, int slot) {
        Objects.requireNonNull(segments[segmentOf(feature)]).remove(feature, slot);
    }

    /// Posts a slot under other features than before; most of them stay.
    void replace(int[] before, int[] after, int slot) {
        for (int feature : before) {
            if (!contains(after, feature)) {
                remove(feature, slot);
            }
        }
        for (int feature : after) {
            if (!contains(before, feature)) {
                add(feature, slot);
            }
        }
    }

    private static boolean contains(int[] features, int feature) {
        for (int other : features) {
            if (other == feature) {
                return true;
            }
        }
        return false;
    }

    /// How many stories are posted under a feature.
    int count(int feature) {
        Segment segment = segments[segmentOf(feature)];
        return segment == null ? 0 : segment.count(feature);
    }

    void forEach(int feature, IntConsumer slots) {
        Segment segment = segments[segmentOf(feature)];
        if (segment != null) {
            segment.forEach(feature, slots);
        }
    }

    private static int segmentOf(int feature) {
        return (feature * 0x85EBCA6B) >>> (32 - SEGMENT_BITS);
    }

    /// Open addressing. `values` holds the slot of a list of one, else -2 - the number of the list; -1 is a
    /// free place.
    private static final class Segment {
        private int[] features = new int[16];
        private int[] values = filled(16);
        private int size;

        /// Lists of several: the count, then the slots.
        private int[][] lists = new int[4][];
        private int[] freeLists = {0, 1, 2, 3};
        private int free = 4;

        private static int[] filled(int capacity) {
            int[] values = new int[capacity];
            Arrays.fill(values, -1);
            return values;
        }

        int count(int feature) {
            int value = values[place(feature)];
            return value == -1 ? 0 : value >= 0 ? 1 : lists[-2 - value][0];
        }

        void forEach(int feature, IntConsumer slots) {
            int value = values[place(feature)];
            if (value >= 0) {
                slots.accept(value);
            } else if (value < -1) {
                int[] list = lists[-2 - value];
                for (int i = 1; i <= list[0]; i++) {
                    slots.accept(list[i]);
                }
            }
        }

        void add(int feature, int slot) {
            int place = place(feature);
            int value = values[place];
            if (value == -1) {
                features[place] = feature;
                values[place] = slot;
                if (++size * 4 > values.length * 3) {
                    resize(values.length * 2);
                }
            } else if (value >= 0) {
                values[place] = -2 - newList(value, slot);
            } else {
                append(-2 - value, slot);
            }
        }

        void remove(int feature, int slot) {
            int place = place(feature);
            int value = values[place];
            if (value >= 0) {
                free(place);
                size--;
                return;
            }
            int number = -2 - value;
            int[] list = lists[number];
            int i = 1;
            while (list[i] != slot) {
                i++;
            }
            list[i] = list[list[0]--];
            if (list[0] == 1) {
                values[place] = list[1];
                lists[number] = NONE;
                freeLists[free++] = number;
            } else if (list[0] * 4 < list.length) {
                lists[number] = Arrays.copyOf(list, list.length / 2);
            }
        }

        private int newList(int first, int second) {
            if (free == 0) {
                int old = lists.length;
                lists = Arrays.copyOf(lists, old * 2);
                freeLists = new int[lists.length];
                for (int number = old; number < lists.length; number++) {
                    freeLists[free++] = number;
                }
            }
            int number = freeLists[--free];
            lists[number] = new int[] {2, first, second, 0};
            return number;
        }

        private void append(int number, int slot) {
            int[] list = lists[number];
            if (list[0] + 1 == list.length) {
                list = Arrays.copyOf(list, list.length + list.length / 2);
                lists[number] = list;
            }
            list[++list[0]] = slot;
        }

        private int place(int feature) {
            int mask = values.length - 1;
            int i = home(feature, mask);
            while (values[i] != -1 && features[i] != feature) {
                i = (i + 1) & mask;
            }
            return i;
        }

        private static int home(int feature, int mask) {
            return (feature ^ (feature >>> 13)) & mask;
        }

        /// Moves what comes behind a freed place forward, so that no search stops early.
        private void free(int place) {
            int mask = values.length - 1;
            int hole = place;
            for (int i = (hole + 1) & mask; values[i] != -1; i = (i + 1) & mask) {
                int distance = (i - home(features[i], mask)) & mask;
                if (distance >= ((i - hole) & mask)) {
                    features[hole] = features[i];
                    values[hole] = values[i];
                    hole = i;
                }
            }
            values[hole] = -1;
        }

        private void resize(int capacity) {
            int[] oldFeatures = features;
            int[] oldValues = values;
            features = new int[capacity];
            values = filled(capacity);
            for (int i = 0; i < oldValues.length; i++) {
                if (oldValues[i] != -1) {
                    int place = place(oldFeatures[i]);
                    features[place] = oldFeatures[i];
                    values[place] = oldValues[i];
                }
            }
        }
    }
}
