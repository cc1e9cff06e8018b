package dev.telex.press;

import dev.telex.press.story.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The course of an event over the wire: who reports it, who updates, corrects or withdraws, who takes the copy,
/// and when.
///
/// One to three publishers report for themselves. Of their articles about half are updated, one in ten is
/// corrected and one in thirty killed; each is taken over by up to four others, who rarely follow its later
/// revisions.
final class Course {
    /// No release of an event comes later than this after it, at pace 1.
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Dice dice;
    private final double pace;
    /// Publishers not yet on the story, in the order in which they come to it.
    private final List<Integer> idle;

    private final List<Sending> sendings = new ArrayList<>();
    private int articles;

    private Course(Dice dice, int publishers, double pace) {
        this.dice = dice;
        this.pace = pace;
        this.idle = someOf(publishers, dice);
    }

    /// In order of time.
    static List<Sending> of(Dice dice, int publishers, double pace) {
        Course course = new Course(dice, publishers, pace);
        double independent = dice.nextDouble();
        int reports = independent < 0.55 ? 1 : independent < 0.85 ? 2 : 3;
        for (int i = 0; i < reports && !course.idle.isEmpty(); i++) {
            course.report(i == 0 ? 0 : dice.between(15, 150));
        }
        course.sendings.sort(Comparator.comparing(Sending::after));
        return course.sendings;
    }

    private void report(double atSecond) {
        boolean erroneous = dice.chance(0.1);
        int article = articles++;
        Sending lead = new Sending(
                article, idle.removeLast(), article, Release.Kind.LEAD, 0, seconds(atSecond), 0, false, erroneous);
        List<Sending> revisions = new ArrayList<>(List.of(lead));
        double second = atSecond;
        if (dice.chance(0.5)) {
            second = revise(revisions, Release.Kind.UPDATE, second);
        }
        if (erroneous) {
            second = revise(revisions, Release.Kind.CORRECTION, second);
        }
        if (dice.chance(0.15)) {
            second = revise(revisions, Release.Kind.UPDATE, second);
        }
        if (dice.chance(0.033)) {
            revise(revisions, Release.Kind.KILL, second);
        }
        sendings.addAll(revisions);
        int takers = dice.below(5);
        for (int i = 0; i < takers && !idle.isEmpty(); i++) {
            copy(revisions, atSecond + dice.between(5, 150));
        }
    }

    private double revise(List<Sending> revisions, Release.Kind kind, double second) {
        double next = second + dice.between(25, 110);
        revisions.add(revisions.getLast().revised(kind, seconds(next)));
        return next;
    }

    /// A copy has the text as it stood when it was taken; nobody takes what is withdrawn.
    private void copy(List<Sending> revisions, double second) {
        Duration when = seconds(second);
        Sending taken = revisions.stream()
                .filter(revision -> revision.after().compareTo(when) < 0 && revision.kind() != Release.Kind.KILL)
                .reduce((_, later) -> later)
                .orElse(revisions.getFirst());
        Sending copy = taken.copied(articles++, idle.removeLast(), when);
        sendings.add(copy);
        revisions.stream()
                .filter(revision -> revision.after().compareTo(when) > 0)
                .filter(revision -> dice.chance(revision.kind() == Release.Kind.KILL ? 0.5 : 0.2))
                .findFirst()
                .ifPresent(revision -> sendings.add(follow(copy, revision)));
    }

    private Sending follow(Sending copy, Sending revision) {
        return new Sending(
                copy.article(),
                copy.publisher(),
                copy.origin(),
                revision.kind(),
                1,
                revision.after().plus(seconds(dice.between(5, 40))),
                revision.updates(),
                revision.corrected(),
                revision.erroneous());
    }

    private Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000 * pace));
    }

    /// An event needs at most 15 publishers (three reports, four copies of each); of thousands, only those are
    /// drawn.
    private static List<Integer> someOf(int publishers, Dice dice) {
        if (publishers <= 40) {
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, publishers).boxed().toList());
            Collections.shuffle(all, new Random(dice.nextLong()));
            return all;
        }
        return new ArrayList<>(IntStream.generate(() -> dice.below(publishers))
                .distinct()
                .limit(15)
                .boxed()
                .toList());
    }
}
