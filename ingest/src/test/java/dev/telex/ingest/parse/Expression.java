package dev.telex.ingest.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Python expressions in which the conformance cases say what must come out: literals, names, subscripts,
/// attributes, comparisons (also chained), `and`, `or`, `not`, and a few calls.
///
/// Values are what Java has for them: String, Long, Double, List, Map, Boolean, null. What a name or key means
/// is asked of the [Subject].
final class Expression {
    /// What an expression talks about.
    interface Subject {
        @Nullable
        Object name(String name);

        /// @param key a String or a Long
        @Nullable
        Object at(Object of, Object key);

        boolean has(Object of, String key);

        boolean equal(@Nullable Object left, @Nullable Object right);
    }

    /// Holds, and so does its opposite.
    static final Object ANY = new Object();

    private final String text;
    private final Subject subject;
    private int at;

    private Expression(String text, Subject subject) {
        this.text = text;
        this.subject = subject;
    }

    static boolean isTrue(String text, Subject subject) {
        Expression expression = new Expression(text, subject);
        boolean result = truth(expression.or());
        expression.space();
        if (expression.at < text.length()) {
            throw new IllegalArgumentException("not understood from " + expression.at + " on: " + text);
        }
        return result;
    }

    private static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean known -> known;
            case Long number -> number != 0;
            case String string -> !string.isEmpty();
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }

    private @Nullable Object or() {
        Object left = and();
        while (word("or")) {
            Object right = and();
            left = truth(left) || truth(right);
        }
        return left;
    }

    private @Nullable Object and() {
        Object left = not();
        while (word("and")) {
            Object right = not();
            left = truth(left) && truth(right);
        }
        return left;
    }

    private @Nullable Object not() {
        if (word("not")) {
            Object value = not();
            // Whether a document is broken is left out of every case; both ways of saying it hold.
            return ANY.equals(value) ? ANY : !truth(value);
        }
        return comparison();
    }

    private @Nullable Object comparison() {
        Object left = operand();
        Boolean all = null;
        while (true) {
            space();
            String operator = operator();
            if (operator == null) {
                return all == null ? left : all;
            }
            Object right = operand();
            boolean holds = compare(operator, left, right);
            all = all == null ? holds : all && holds;
            left = right;
        }
    }

    private @Nullable String operator() {
        for (String operator : List.of("==", "!=", ">=", "<=", ">", "<", "in ")) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator.strip();
            }
        }
        return null;
    }

    private boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "==" -> subject.equal(left, right);
            case "!=" -> !subject.equal(left, right);
            case "in" -> right instanceof List<?> list && list.contains(left);
            default -> {
                int order = Double.compare(
                        ((Number) Objects.requireNonNull(left)).doubleValue(),
                        ((Number) Objects.requireNonNull(right)).doubleValue());
                yield switch (operator) {
                    case ">" -> order > 0;
                    case "<" -> order < 0;
                    case ">=" -> order >= 0;
                    default -> order <= 0;
                };
            }
        };
    }

    private @Nullable Object operand() {
        Object value = primary();
        while (true) {
            space();
            if (take('[')) {
                Object key = Objects.requireNonNull(or());
                expect(']');
                value = subject.at(Objects.requireNonNull(value), key);
            } else if (at + 1 < text.length() && text.charAt(at) == '.' && Character.isLetter(text.charAt(at + 1))) {
                at++;
                value = attribute(Objects.requireNonNull(value), identifier());
            } else {
                return value;
            }
        }
    }

    private @Nullable Object attribute(Object value, String name) {
        if (!take('(')) {
            return subject.at(value, name);
        }
        List<@Nullable Object> arguments = list(')');
        String key = String.valueOf(arguments.getFirst());
        return switch (name) {
            case "has_key" -> subject.has(value, key);
            case "get" -> subject.has(value, key) ? subject.at(value, key) : null;
            default -> throw new IllegalArgumentException("unknown method " + name);
        };
    }

    private @Nullable Object primary() {
        space();
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '(') {
            at++;
            List<@Nullable Object> inside = list(')');
            return text.charAt(at - 2) != ',' && inside.size() == 1 ? inside.getFirst() : inside;
        }
        if (first == '[') {
            at++;
            return list(']');
        }
        if (first == '{') {
            at++;
            return map();
        }
        boolean prefixed = first == 'u' && at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0;
        if (first == '\'' || first == '"' || prefixed) {
            at += prefixed ? 1 : 0;
            return string();
        }
        return Character.isDigit(first) || first == '-' ? number() : named();
    }

    private List<@Nullable Object> list(char end) {
        List<@Nullable Object> values = new ArrayList<>();
        for (space(); !take(end); space()) {
            values.add(or());
            space();
            take(',');
        }
        return values;
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (space(); !take('}'); space()) {
            String key = (String) Objects.requireNonNull(primary());
            expect(':');
            values.put(key, or());
            space();
            take(',');
        }
        return values;
    }

    private @Nullable Object named() {
        String name = identifier();
        if (take('(')) {
            List<@Nullable Object> arguments = list(')');
            Object argument = arguments.isEmpty() ? null : arguments.getFirst();
            return switch (name) {
                case "len" ->
                    argument instanceof List<?> list
                            ? (long) list.size()
                            : subject.at(Objects.requireNonNull(argument), "len");
                case "ord" -> (long) String.valueOf(argument).codePointAt(0);
                default -> subject.name(name + "()");
            };
        }
        return switch (name) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            default -> subject.name(name);
        };
    }

    private Object number() {
        int start = at++;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        return digits.contains(".") ? (Object) Double.valueOf(digits) : (Object) Long.valueOf(digits);
    }

    private String string() {
        char quote = text.charAt(at);
        String mark = text.startsWith(String.valueOf(quote).repeat(3), at)
                ? String.valueOf(quote).repeat(3)
                : "" + quote;
        at += mark.length();
        StringBuilder string = new StringBuilder();
        while (!text.startsWith(mark, at)) {
            char character = text.charAt(at++);
            if (character == '\\') {
                escape(text.charAt(at++), string);
            } else {
                string.append(character);
            }
        }
        at += mark.length();
        return take('+') ? string + (String) Objects.requireNonNull(primary()) : string.toString();
    }

    private void escape(char kind, StringBuilder string) {
        switch (kind) {
            case 'u' -> string.append(hexadecimal(4));
            case 'x' -> string.append(hexadecimal(2));
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            default -> string.append(kind);
        }
    }

    private char hexadecimal(int digits) {
        at += digits;
        return (char) Integer.parseInt(text.substring(at - digits, at), 16);
    }

    private String identifier() {
        space();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("not understood from " + at + " on: " + text);
        }
        return text.substring(start, at);
    }

    private boolean word(String word) {
        space();
        int end = at + word.length();
        boolean found = text.startsWith(word, at)
                && (end == text.length() || (!Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_'));
        at = found ? end : at;
        return found;
    }

    private boolean take(char expected) {
        space();
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw new IllegalArgumentException("no " + expected + " at " + at + ": " + text);
        }
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
