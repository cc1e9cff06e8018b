package dev.telex.app.cli;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.wire.EntityLink;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Articles as a page, with what they name marked in them.
final class AnnotatedPage {
    static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Telex: annotated</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
              body { font: 16px/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
              h2 { line-height: 1.25 } article { border-bottom: 1px solid #ccc; padding-bottom: 1.5rem }
              p { white-space: pre-line }
              mark { border-radius: 3px; padding: 0 .15em; color: inherit }
              .PER { background: #ffe2b8 } .ORG { background: #cfe3ff } .LOC { background: #cdf0d2 }
              .MISC { background: #e8dcf5 } .government { outline: 1px dashed #2a6b35 }
              table { border-collapse: collapse; font: 13px/1.5 sans-serif } td { padding: .1rem .8rem .1rem 0 }
            </style></head><body>
            <p><mark class="PER">person</mark> <mark class="ORG">organisation</mark> <mark class="LOC">place</mark>
            <mark class="LOC government">government of a place</mark> <mark class="MISC">other</mark></p>""";
    static final String FOOT = "</body></html>";

    private AnnotatedPage() {}

    static String article(String title, String text, Annotated annotated) {
        StringBuilder page = new StringBuilder("<article>");
        if (!title.isEmpty()) {
            page.append("<h2>")
                    .append(marked(Mention.TITLE, title, annotated.mentions()))
                    .append("</h2>");
        }
        page.append("<p>").append(marked(null, text, annotated.mentions())).append("</p><table>");
        annotated
                .entities()
                .forEach(entity -> page.append("<tr><td>%s</td><td>%s</td><td>%s</td><td>%d</td></tr>%n"
                        .formatted(escaped(entity.name()), entity.type(), escaped(entity.id()), entity.count())));
        annotated.facts().forEach(fact -> page.append(row(fact)));
        return page.append("</table></article>").toString();
    }

    private static String row(Fact fact) {
        String value = switch (fact.kind()) {
            case DATE -> String.valueOf(fact.date());
            case QUOTE -> escaped(String.valueOf(fact.speaker()));
            case KILLED, INJURED -> String.valueOf(fact.count());
        };
        return "<tr><td>%s</td><td>%s</td><td colspan=\"2\">%s</td></tr>%n"
                .formatted(escaped(fact.text()), fact.kind(), value);
    }

    private static String marked(@Nullable String field, String text, List<Mention> mentions) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Mention mention : mentions) {
            if (Objects.equals(mention.field(), field)) {
                marked.append(escaped(text.substring(at, mention.start())));
                marked.append("<mark class=\"%s%s\" title=\"%s\">%s</mark>"
                        .formatted(
                                mention.type(),
                                mention.sense() == Mention.Sense.GOVERNMENT ? " government" : "",
                                escaped(title(mention)),
                                escaped(mention.text())));
                at = mention.end();
            }
        }
        return marked.append(escaped(text.substring(at))).toString();
    }

    private static String title(Mention mention) {
        EntityLink entity = mention.entity();
        String link = entity == null ? "" : "%s (%s), ".formatted(entity.name(), entity.id());
        return "%s%.0f %%".formatted(link, mention.confidence() * 100);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
