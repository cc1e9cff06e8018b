package dev.telex.ingest.parse.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands between two tags.
sealed interface Node {
    /// Characters, entities resolved, white space as it came.
    record Characters(String text) implements Node {}

    /// Names are local names: agencies choose any prefix, and some leave the namespace out.
    ///
    /// @param attributes by local name; xml:lang as "lang"
    record Element(String name, Map<String, String> attributes, List<Node> children) implements Node {
        static final Element NONE = new Element("", Map.of(), List.of());

        public Element {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        /// Its value, or null where it is absent or blank.
        @Nullable
        String attribute(String name) {
            return Text.orNull(attributes.get(name));
        }

        Stream<Element> elements() {
            return children.stream().filter(Element.class::isInstance).map(Element.class::cast);
        }

        Stream<Element> elements(String name) {
            return elements().filter(child -> child.name().equals(name));
        }

        /// The first of that name; [#NONE] where there is none, so that paths can be written down.
        Element element(String name) {
            return elements(name).findFirst().orElse(NONE);
        }

        boolean has(String name) {
            return elements(name).findAny().isPresent();
        }

        /// All below it with that name, in the order of the document.
        List<Element> all(String name) {
            List<Element> found = new ArrayList<>();
            Deque<Element> open = new ArrayDeque<>(List.of(this));
            while (!open.isEmpty()) {
                Element next = open.pop();
                if (next.name().equals(name)) {
                    found.add(next);
                }
                next.elements().toList().reversed().forEach(open::push);
            }
            return found;
        }

        /// All words in it, white space folded; null where there are none.
        @Nullable
        String text() {
            StringBuilder words = new StringBuilder();
            append(words);
            return Text.orNull(Text.folded(words.toString()));
        }

        private void append(StringBuilder words) {
            for (Node child : children) {
                switch (child) {
                    case Characters(String text) -> words.append(text);
                    case Element element -> {
                        words.append(Objects.equals(element.name(), "br") ? " " : "");
                        element.append(words);
                    }
                }
            }
        }
    }
}
