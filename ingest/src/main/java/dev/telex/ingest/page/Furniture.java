package dev.telex.ingest.page;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What stands on an article's page and is not its text, told by what the page's makers call it: navigation,
/// bylines, captions, what else there is to read.
///
/// A name is a hint and not a proof: whoever asks decides how far up an element counts ([#below]).
final class Furniture {
    private static final Set<String> TAGS = Set.of(
            "nav",
            "aside",
            "footer",
            "form",
            "input",
            "object",
            "embed",
            "canvas",
            "video",
            "audio",
            "figure",
            "figcaption",
            "picture",
            "dialog",
            "header",
            "address");
    private static final Set<String> ROLES = Set.of(
            "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "toolbar");
    private static final Pattern INVISIBLE = Pattern.compile("(?i)display:\\s*none|visibility:\\s*hidden");
    private static final Pattern NAMES = Pattern.compile("(?:^|[\\s_-])(?:"
            // who, when and where
            + "byline\\w*|authors?|bio|timestamp|pubdate|published|date|meta|metadata|kicker|standfirst|subtitle|dek|deck"
            + "|sub-?head(?:line)?|copyright|disclaimer|tags?|topics?"
            // pictures
            + "|caption\\w*|credits?|gallery|slideshow|carousel|photo\\w*|thumb\\w*|media"
            // the way around
            + "|nav\\w*|menu|footer|breadcrumbs?|sidebar\\w*|pagination|pager|toolbar|skip|hidden|visually-hidden|sr-only"
            + "|screen-reader-text|print\\w*"
            // what else there is
            + "|relate[ds]\\w*|recirc\\w*|recommend\\w*|popular|trending|read-?more|read-next|see-?also|also|teaser"
            + "|inline-story|outbrain|taboola"
            // what the reader should do
            + "|share\\w*|sharing|social\\w*|follow\\w*|newsletters?|subscri\\w*|sign-?up\\w*|paywall|donate|cta|rating"
            + "|comments?|disqus|promo\\w*|advert\\w*|ads?|sponsor\\w*|cookies?|consent|popup|modal"
            + ")(?=$|[\\s_-])");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final int LONGEST_NAME = 500;

    private final IdentityHashMap<Element, Boolean> known = new IdentityHashMap<>();

    boolean is(Element element) {
        return known.computeIfAbsent(element, Furniture::recognise);
    }

    /// Whether an element of it stands around the block, as far as up to an element, which does not count itself.
    ///
    /// @param top null: up to the whole page
    boolean below(@Nullable Element top, Block block) {
        for (Element up = block.element(); up != null && !up.equals(top); up = up.parent()) {
            if (is(up)) {
                return true;
            }
        }
        return false;
    }

    private static boolean recognise(Element element) {
        return TAGS.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || ROLES.contains(element.attr("role"))
                || INVISIBLE.matcher(element.attr("style")).find()
                || isNamed(element);
    }

    /// Of blocks only: a word set apart within a sentence belongs to it, whatever it is called.
    private static boolean isNamed(Element element) {
        if (!element.isBlock() || element.nameIs("body") || element.nameIs("html")) {
            return false;
        }
        String name = element.className() + " " + element.id();
        return name.length() <= LONGEST_NAME
                && NAMES.matcher(HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT))
                        .find();
    }
}
