package dev.telex.ingest.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of authors, which RSS has beside their mail addresses.
final class People {
    private static final int LONGEST = 500;
    private static final Pattern ADDRESS_AND_NAME =
            Pattern.compile("^\\S{1,200}@\\S{1,200}\\s{1,20}\\(([^()]{1,200})\\)$");
    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("^([^<(]{1,200}?)\\s{0,20}[<(](?:mailto:)?[^\\s<>()]{1,200}@[^\\s<>()]{1,200}[>)]$");

    private People() {}

    /// "Ann Author" of "ann@example.com (Ann Author)" and "Ann Author <ann@example.com>".
    static String name(String author) {
        String plain = Html.collapse(author);
        if (plain.length() > LONGEST || plain.indexOf('@') < 0) {
            return plain;
        }
        Matcher last = ADDRESS_AND_NAME.matcher(plain);
        Matcher first = NAME_AND_ADDRESS.matcher(plain);
        String name = last.matches() ? last.group(1) : first.matches() ? first.group(1) : plain;
        return name.strip().replaceAll("^\"(.*)\"$", "$1");
    }
}
