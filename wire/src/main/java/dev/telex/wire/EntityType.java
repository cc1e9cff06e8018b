package dev.telex.wire;

/// What kind of thing a [Mention] names: the four classes of CoNLL-2003.
public enum EntityType {
    /// A person.
    PER,
    /// An organisation: company, agency, party, team.
    ORG,
    /// A place: country, city, river, region.
    LOC,
    /// Anything else with a name: an event, a work, a product.
    MISC
}
