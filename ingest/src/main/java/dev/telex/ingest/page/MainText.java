package dev.telex.ingest.page;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Which part of a page is the article.
///
/// As Readability does (Arc90, 2009), each paragraph votes for the elements around it, with its length and less for
/// each step out, and the element with the most votes holds the article. Two things differ. Nothing is taken out of
/// the page beforehand: a paragraph votes only as far out as the first piece of [Furniture], and an element within
/// furniture needs three times the votes, so that a page whose makers call the article's frame "widget" is still
/// read. And an article in several columns is put together by climbing from the winner while an element further
/// out holds clearly more told text and hardly more of anything else.
final class MainText {
    private static final int FURTHEST = 6;
    private static final double WITHIN_FURNITURE = 0.3;
    private static final double MORE_TEXT = 1.2;
    private static final double AS_DENSE = 0.8;

    private final List<Block> blocks;
    private final Furniture furniture = new Furniture();
    private final IdentityHashMap<Element, Count> counts = new IdentityHashMap<>();

    /// What stands within an element and no furniture of it, in characters.
    private static final class Count {
        double votes;
        double prose;
        double all;

        double density() {
            return all == 0 ? 0 : prose / all;
        }
    }

    private MainText(Element body) {
        this.blocks = Blocks.of(body);
        blocks.forEach(this::count);
    }

    /// The blocks of the article; empty where the page tells nothing.
    static List<Block> of(Element body) {
        MainText page = new MainText(body);
        Element article = page.climb(page.winner(body));
        return page.blocks.stream()
                .filter(block -> isWithin(article, block) && !page.furniture.below(article, block))
                .toList();
    }

    private void count(Block block) {
        if (furniture.is(block.element()) && !block.around().equals(block.element())) {
            return;
        }
        int steps = 1;
        for (Element up = block.around(); up != null; up = up.parent()) {
            Count count = counts.computeIfAbsent(up, _ -> new Count());
            count.all += block.text().length();
            if (block.isProse()) {
                count.prose += block.weight();
                count.votes += steps <= FURTHEST ? (double) block.weight() / steps : 0;
            }
            if (furniture.is(up)) {
                return;
            }
            steps++;
        }
    }

    private Element winner(Element body) {
        Element winner = body;
        double most = 0;
        for (Map.Entry<Element, Count> entry : counts.entrySet()) {
            double votes = entry.getValue().votes;
            // Only where it matters: the walk up is long.
            if (votes > most) {
                votes *= isInFurniture(entry.getKey()) ? WITHIN_FURNITURE : 1;
            }
            if (votes > most) {
                winner = entry.getKey();
                most = votes;
            }
        }
        return winner;
    }

    private Element climb(Element winner) {
        Element top = winner;
        double dense = AS_DENSE * within(winner).density();
        for (Element up = winner; up != null && !isWholeArticle(top); up = up.parent()) {
            if (within(up).prose > MORE_TEXT * within(top).prose && within(up).density() > dense) {
                top = up;
            }
            if (isWholeArticle(up)) {
                break;
            }
        }
        return top;
    }

    private Count within(Element element) {
        return counts.getOrDefault(element, new Count());
    }

    /// What its makers say is an article: nothing around it belongs to it.
    private static boolean isWholeArticle(Element element) {
        return element.nameIs("article") || element.attr("itemprop").equals("articleBody");
    }

    private boolean isInFurniture(Element element) {
        return upwards(element).anyMatch(furniture::is);
    }

    private static boolean isWithin(Element top, Block block) {
        return upwards(block.element()).anyMatch(top::equals);
    }

    private static Stream<Element> upwards(Element element) {
        return Stream.iterate(element, up -> up != null, Element::parent);
    }
}
