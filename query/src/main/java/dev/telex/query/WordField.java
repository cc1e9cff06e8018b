package dev.telex.query;

/// Fields of an article that hold words.
public enum WordField {
    /// Title and text: what a query means that names no field.
    ANYWHERE,
    TITLE,
    TEXT,
    /// Names and ids of the entities that the article names: "Boris Johnson", "Q180589".
    ENTITY,
    /// Names and ids of the places among them.
    PLACE,
    /// ISO 3166-1 alpha-2 codes of the countries in which they lie.
    COUNTRY,
    /// Who publishes it: the feed's label, or a domain.
    SOURCE,
    /// BCP 47; `language:en` finds "en-GB" as well.
    LANGUAGE,
    /// What the revision is: new, update, refile, advisory, correction, kill.
    KIND,
    /// Categories as the feed gives them, and the subjects' names and codes.
    CATEGORY;

    /// Whether it is running text, whose words have forms.
    public boolean isProse() {
        return this == ANYWHERE || this == TITLE || this == TEXT;
    }
}
