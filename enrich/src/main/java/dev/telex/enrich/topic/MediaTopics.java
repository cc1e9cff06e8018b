package dev.telex.enrich.topic;

import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Maps the subjects and categories that come with an article to Media Topics of the IPTC, where the mapping is
/// certain.
///
/// A Media Topic stays what it is. Of the older Subject Codes the first two digits name the same seventeen fields as
/// the Media Topics at the top; what is below was cut otherwise, so that only the field is taken. A category in words
/// is taken where it is the field's own word; "World" and "Top stories" say nothing.
public final class MediaTopics {
    private static final String SCHEME = "http://cv.iptc.org/newscodes/mediatopic/";
    private static final String TOP = "000000";
    private static final Pattern TOPIC = Pattern.compile("(?:.*/mediatopic/|medtop:)(\\d{8})");
    private static final Pattern SUBJECT_CODE = Pattern.compile("(?:.*/subjectcode/|subj:)(\\d{2})\\d{6}");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("01", "arts, culture, entertainment and media"),
            Map.entry("02", "crime, law and justice"),
            Map.entry("03", "disaster, accident and emergency incident"),
            Map.entry("04", "economy, business and finance"),
            Map.entry("05", "education"),
            Map.entry("06", "environment"),
            Map.entry("07", "health"),
            Map.entry("08", "human interest"),
            Map.entry("09", "labour"),
            Map.entry("10", "lifestyle and leisure"),
            Map.entry("11", "politics and government"),
            Map.entry("12", "religion"),
            Map.entry("13", "science and technology"),
            Map.entry("14", "society"),
            Map.entry("15", "sport"),
            Map.entry("16", "conflict, war and peace"),
            Map.entry("17", "weather"));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("arts", "01"),
            Map.entry("culture", "01"),
            Map.entry("entertainment", "01"),
            Map.entry("crime", "02"),
            Map.entry("business", "04"),
            Map.entry("economy", "04"),
            Map.entry("finance", "04"),
            Map.entry("education", "05"),
            Map.entry("environment", "06"),
            Map.entry("health", "07"),
            Map.entry("human interest", "08"),
            Map.entry("labour", "09"),
            Map.entry("labor", "09"),
            Map.entry("lifestyle", "10"),
            Map.entry("politics", "11"),
            Map.entry("religion", "12"),
            Map.entry("science", "13"),
            Map.entry("technology", "13"),
            Map.entry("society", "14"),
            Map.entry("sport", "15"),
            Map.entry("sports", "15"),
            Map.entry("weather", "17"));

    private MediaTopics() {}

    /// @return each once, in the order of the article
    public static List<Subject> of(@Nullable Editorial editorial, List<String> categories) {
        Map<String, Subject> topics = new LinkedHashMap<>();
        for (Subject topic : all(editorial, categories)) {
            topics.merge(topic.code(), topic, (one, other) -> one.name() == null ? other : one);
        }
        return List.copyOf(topics.values());
    }

    private static List<Subject> all(@Nullable Editorial editorial, List<String> categories) {
        List<Subject> topics = new ArrayList<>();
        for (Subject subject : editorial == null ? List.<Subject>of() : editorial.subjects()) {
            Matcher topic = TOPIC.matcher(subject.code());
            Matcher code = SUBJECT_CODE.matcher(subject.code());
            if (topic.matches()) {
                topics.add(topic(topic.group(1), subject.name()));
            } else if (code.matches() && FIELDS.containsKey(code.group(1))) {
                topics.add(field(code.group(1)));
            }
        }
        for (String category : categories) {
            String field = WORDS.get(category.strip().toLowerCase(Locale.ROOT));
            if (field != null) {
                topics.add(field(field));
            }
        }
        return topics;
    }

    private static Subject topic(String code, @Nullable String name) {
        String known = code.endsWith(TOP) ? FIELDS.get(code.substring(0, 2)) : null;
        return new Subject(SCHEME + code, known == null ? name : known);
    }

    private static Subject field(String digits) {
        return topic(digits + TOP, null);
    }
}
