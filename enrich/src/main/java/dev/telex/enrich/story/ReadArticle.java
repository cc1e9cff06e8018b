package dev.telex.enrich.story;

import java.util.List;

/// An article's profile, with what is needed only while it is being placed.
final class ReadArticle {
    /// What a feature is.
    enum Kind {
        WORD,
        NAME,
        NUMBER,
        PAIR
    }

    final Profile profile;

    /// Of each feature of the profile.
    final List<Kind> kinds;

    /// Of each feature of the profile, as a reader would recognise it.
    final List<String> words;

    private final FeatureMap positions;

    ReadArticle(Profile profile, List<Kind> kinds, List<String> words) {
        this.profile = profile;
        this.kinds = kinds;
        this.words = words;
        this.positions = new FeatureMap(profile.size());
        for (int feature : profile.features) {
            positions.add(feature);
        }
    }

    /// The feature's place in the profile; -1 where it has none.
    int find(int feature) {
        return positions.find(feature);
    }
}
