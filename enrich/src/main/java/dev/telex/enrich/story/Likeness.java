package dev.telex.enrich.story;

import dev.telex.enrich.story.Placement.Parts;
import dev.telex.enrich.story.ReadArticle.Kind;
import dev.telex.enrich.story.StoryState.Example;
import java.util.ArrayList;
import java.util.List;

/// How well an article fits a story.
///
/// Cosine alone takes in what only looks alike: two fights of one boxer share his name, his titles and his
/// manager. Three things tell them apart. What matched is names more than words; so part of what names gave is
/// taken off again. What tells the story (the opponent, the town, the number of rounds) is missing in the
/// article, and the other way round; so it counts how much of the ten most telling features of each the other
/// has. And where hardly anything but names matched (a city, its mayor, the president), both tell of one place
/// and not of one event; so what words and numbers lack is taken off.
///
/// Compared are the story as a whole and the most similar of its latest articles: the first is steady, the
/// second follows a story that moves on.
///
/// @param profile  cosine to the story
/// @param closest  cosine to its most similar article
/// @param article  id of that article
/// @param names    the part of `profile` that names gave
/// @param coverage product of the shares, by squared weight, of what tells one and is found in the other
record Likeness(double score, double profile, double closest, String article, double names, double coverage) {
    private static final int TELLING = 10;
    private static final int MOST_WORDS = 8;

    static Likeness of(ReadArticle article, StoryState story, Weights weights) {
        Profile own = article.profile;
        Profile other = story.profile;
        double cosine = 0;
        double names = 0;
        double sharedOfStory = 0;
        double sharedOfArticle = 0;
        for (int i = 0; i < other.size(); i++) {
            int at = article.find(other.features[i]);
            if (at < 0) {
                continue;
            }
            double product = (double) own.weights[at] * other.weights[i];
            cosine += product;
            names += article.kinds.get(at) == Kind.NAME ? product : 0;
            sharedOfStory += i < TELLING ? square(other.weights[i]) : 0;
            sharedOfArticle += at < TELLING ? square(own.weights[at]) : 0;
        }
        double length = Math.max(1e-9, other.length());
        double coverage = sharedOfArticle / telling(own) * (sharedOfStory / telling(other));
        String closestArticle = story.id;
        double closest = -1;
        for (Example example : story.examples) {
            double likeness = cosine(article, example.profile());
            if (likeness > closest) {
                closest = likeness;
                closestArticle = example.article();
            }
        }
        double lacking = Math.max(0, weights.happened() - (cosine - names) / length);
        double score = weights.profile() * cosine / length
                + (1 - weights.profile()) * closest
                - weights.names() * names / length
                + weights.coverage() * coverage
                - weights.lacking() * lacking;
        return new Likeness(score, cosine / length, closest, closestArticle, names / length, coverage);
    }

    /// How like each other two stories are.
    static double cosine(Profile a, Profile b) {
        FeatureMap positions = new FeatureMap(a.size());
        for (int feature : a.features) {
            positions.add(feature);
        }
        double sum = 0;
        for (int i = 0; i < b.size(); i++) {
            int at = positions.find(b.features[i]);
            sum += at < 0 ? 0 : (double) a.weights[at] * b.weights[i];
        }
        return sum / Math.max(1e-9, a.length() * b.length());
    }

    private static double cosine(ReadArticle article, Profile other) {
        double sum = 0;
        for (int i = 0; i < other.size(); i++) {
            int at = article.find(other.features[i]);
            sum += at < 0 ? 0 : (double) article.profile.weights[at] * other.weights[i];
        }
        return sum;
    }

    private static double telling(Profile profile) {
        double sum = 0;
        for (int i = 0; i < Math.min(TELLING, profile.size()); i++) {
            sum += square(profile.weights[i]);
        }
        return Math.max(1e-9, sum);
    }

    private static double square(double weight) {
        return weight * weight;
    }

    /// For people.
    Parts parts(ReadArticle read, StoryState story) {
        FeatureMap known = new FeatureMap(story.profile.size());
        for (int feature : story.profile.features) {
            known.add(feature);
        }
        List<String> matched = new ArrayList<>();
        for (int i = 0; i < read.profile.size() && matched.size() < MOST_WORDS; i++) {
            if (known.find(read.profile.features[i]) >= 0) {
                matched.add(read.words.get(i));
            }
        }
        return new Parts(profile, closest, article, names, coverage, matched);
    }
}
