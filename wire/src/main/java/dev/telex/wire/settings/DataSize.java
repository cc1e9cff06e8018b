package dev.telex.wire.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of data, written with a unit of 1,024: "512B", "64KB", "15MB", "1GB".
///
/// @param bytes not negative
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d+)\\s*(B|KB|MB|GB)");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("an amount of data cannot be negative: " + bytes);
        }
    }

    /// @throws IllegalArgumentException where the text is no such amount
    public static DataSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected an amount of data, as in 64KB, 15MB or 1GB");
        }
        return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift(matcher.group(2))));
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// In the largest unit that needs no fraction.
    @Override
    public String toString() {
        for (String unit : new String[] {"GB", "MB", "KB"}) {
            if (bytes != 0 && bytes % (1L << shift(unit)) == 0) {
                return (bytes >> shift(unit)) + unit;
            }
        }
        return bytes + "B";
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 0;
        };
    }
}
