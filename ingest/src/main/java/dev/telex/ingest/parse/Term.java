package dev.telex.ingest.parse;

/// What an element means, whatever it is called in its format.
enum Term {
    UNKNOWN,
    ROOT,
    CHANNEL,
    ITEM,
    TITLE,
    LINK,
    ORIGINAL_LINK,
    GUID,
    ID,
    SUMMARY,
    CONTENT,
    BODY,
    PERSON,
    CATEGORY,
    SUBCATEGORY,
    KEYWORDS,
    ENCLOSURE,
    GROUP,
    MEDIA,
    THUMBNAIL,
    PUBLISHED,
    UPDATED,
    RIGHTS,
    LICENSE,
    LANGUAGE,
    TTL,
    SKIP_HOURS,
    SKIP_DAYS,
    UPDATE_PERIOD,
    UPDATE_FREQUENCY,
    UPDATE_BASE,
    NAME,
    EMAIL,
    WHERE,
    POINT,
    POSITION,
    LATITUDE,
    LONGITUDE,
    IN_REPLY_TO;

    /// What a document is made of: no title or text can hold it.
    boolean isStructure() {
        return this == ROOT || this == CHANNEL || this == ITEM;
    }
}
