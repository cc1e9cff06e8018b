package dev.telex.enrich.text;

import java.util.List;
import java.util.Random;

/// Texts that nobody means to write, and that arrive: the same ones in every run.
public final class BadText {
    private static final List<String> PIECES = List.of(
            " ",
            "\n",
            "\n\n",
            "\t",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\ufffe",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\ud83d\udc69\u200d\ud83d\ude80",
            "\u202e",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            "\u65e5\u672c\u8a9e",
            "e\u0301",
            "\u0301",
            "\ud800\udf30",
            "'",
            "\u2019s",
            "n't",
            "'",
            ".",
            "...",
            "-",
            "--",
            "U.S.",
            "Mr.",
            "@",
            "#",
            "http://",
            "www.",
            "&",
            "_",
            "1,000.5",
            "A",
            "a",
            "London",
            "NATO",
            "said",
            "\"",
            "(",
            "*",
            "=",
            "<b>",
            "\uff21",
            "\u01c5",
            "\u2028");

    private BadText() {}

    /// Pieces in any order.
    public static String some(Random random) {
        int pieces = random.nextInt(60);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /// A megabyte and more in one line, of one piece over and over: none may be looked at again and again.
    public static List<String> longLines() {
        return List.of(
                "a".repeat(1 << 20),
                "A.".repeat(1 << 19),
                "London ".repeat(150_000),
                "-".repeat(1 << 20),
                "1,".repeat(1 << 19),
                "n't".repeat(350_000),
                "a'".repeat(1 << 19),
                "\ud83d\ude00".repeat(1 << 19),
                "\ud83d".repeat(1 << 20),
                "@a_".repeat(350_000),
                "http://".repeat(150_000),
                " ".repeat(1 << 20),
                "e\u0301".repeat(1 << 19));
    }
}
