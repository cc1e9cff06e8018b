package dev.telex.press;

import dev.telex.press.story.Outline;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What a feed carries of its publisher's articles.
enum Section {
    LATEST("Latest"),
    WORLD("World"),
    BUSINESS("Business"),
    POLITICS("Politics"),
    SPORT("Sport"),
    SCIENCE("Science"),
    AFRICA("Africa"),
    AMERICAS("Americas"),
    ASIA("Asia"),
    EUROPE("Europe"),
    MIDDLE_EAST("Middle East"),
    TOP("Top Stories");

    static final int COUNT = 12;
    private static final List<Section> NARROWER = List.of(values()).subList(1, COUNT);

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /// The feeds of the publisher with this number: all articles, and then what it chooses.
    static List<Section> of(int publisher, int feeds) {
        return IntStream.range(0, feeds)
                .mapToObj(i -> i == 0 ? LATEST : NARROWER.get((publisher + i - 1) % NARROWER.size()))
                .toList();
    }

    boolean carries(Outline story) {
        return this == LATEST
                || this == TOP
                || story.sections().contains(slug())
                || story.region().equals(slug());
    }

    String title() {
        return title;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
