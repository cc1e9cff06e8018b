package dev.telex.press;

import dev.telex.press.story.Dice;
import java.util.ArrayList;
import java.util.List;

/// The house style of a publisher, and what it does to the text of another.
final class CopyDesk {
    /// The grammar is written in British spelling. Only small letters: names keep their spelling.
    private static final List<String> SPELLINGS = List.of(
            "metre>meter",
            "centre>center",
            "neighbour>neighbor",
            "programme>program",
            "defence>defense",
            "harbour>harbor",
            "labour>labor",
            "rumour>rumor",
            "colour>color",
            "favour>favor",
            "behaviour>behavior",
            "travelled>traveled",
            "cancelled>canceled",
            "organise>organize",
            "recognise>recognize",
            "criticise>criticize",
            "specialise>specialize",
            "grey >gray ",
            "manoeuvre>maneuver",
            "lorries>trucks",
            "lorry>truck");

    private CopyDesk() {}

    /// In the publisher's spelling and typography.
    static String styled(String text, Publisher publisher) {
        String styled = text;
        if (!publisher.british()) {
            for (String spelling : SPELLINGS) {
                int at = spelling.indexOf('>');
                styled = styled.replace(spelling.substring(0, at), spelling.substring(at + 1));
            }
        }
        return publisher.number() % 2 == 0 ? styled : curly(styled);
    }

    /// Another's paragraphs as taken over: sometimes cut from the end, and credited instead of signed.
    static List<String> syndicated(List<String> paragraphs, Publisher origin, Dice dice) {
        List<String> taken = new ArrayList<>(paragraphs.subList(0, paragraphs.size() - 1));
        if (dice.chance(0.4)) {
            int cut = Math.min(taken.size() / 3, 1 + dice.below(3));
            taken = new ArrayList<>(taken.subList(0, taken.size() - cut));
        }
        taken.add(dice.pick(List.of(
                "(" + origin.name() + ")",
                "This story was first published by " + origin.name() + ".",
                "Source: " + origin.name(),
                "Reporting by " + origin.name() + ".",
                "© " + origin.name() + ". Republished with permission.")));
        return taken;
    }

    private static String curly(String text) {
        return text.replaceAll("(^|[\\s(])\"", "$1“")
                .replace('"', '”')
                .replace('\'', '’')
                .replace(" - ", " — ");
    }
}
