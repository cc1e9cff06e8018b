package dev.telex.enrich.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A query between its tree and its code: over atoms, and with NOT only at these.
sealed interface Node {
    float DEARNESS_OF_LENGTH = 30;
    float DEAREST_LEAF = 8 * DEARNESS_OF_LENGTH;

    /// How many ints of code.
    int length();

    /// In how many of the sampled articles something of it has to be looked at; ∞: of each.
    float cost(Atoms atoms);

    int emit(int[] code, int at);

    record Leaf(int reference) implements Node {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public float cost(Atoms atoms) {
            return Code.isNegated(reference) ? Float.POSITIVE_INFINITY : atoms.count(Code.atom(reference));
        }

        @Override
        public int emit(int[] code, int at) {
            code[at] = reference;
            return at + 1;
        }
    }

    /// @param operator [Code#AND], [Code#OR] or [Code#AT_LEAST]
    /// @param count    of [Code#AT_LEAST]
    record Group(int operator, int count, List<Node> parts) implements Node {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public int length() {
            return (operator == Code.AT_LEAST ? 3 : 2)
                    + parts.stream().mapToInt(Node::length).sum();
        }

        @Override
        public float cost(Atoms atoms) {
            int dearest = operator == Code.AND ? parts.size() - 1 : operator == Code.OR ? 0 : count - 1;
            return (float) parts.stream()
                    .mapToDouble(part -> part.cost(atoms))
                    .sorted()
                    .limit(parts.size() - dearest)
                    .sum();
        }

        @Override
        public int emit(int[] code, int at) {
            int length = length();
            code[at] = operator;
            code[at + 1] = length;
            int next = at + 2;
            if (operator == Code.AT_LEAST) {
                code[next++] = count;
            }
            for (Node part : parts) {
                next = part.emit(code, next);
            }
            return next;
        }
    }

    /// Of one part: that part. Groups of the same kind become one.
    static Node group(int operator, int count, List<Node> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Node> flat = new ArrayList<>(parts.size());
        for (Node part : parts) {
            if (operator != Code.AT_LEAST && part instanceof Group group && group.operator() == operator) {
                flat.addAll(group.parts());
            } else {
                flat.add(part);
            }
        }
        return new Group(operator, count, flat);
    }

    /// What most likely decides first, comes first; what is excluded comes before long lists, so that it lies
    /// near.
    static List<Node> ordered(List<Node> parts, Atoms atoms) {
        record Costed(Node node, float cost) {}
        return parts.stream()
                .map(node -> new Costed(
                        node, Math.min(node.cost(atoms), DEAREST_LEAF) + DEARNESS_OF_LENGTH * (node.length() - 1)))
                .sorted(Comparator.comparingDouble(Costed::cost))
                .map(Costed::node)
                .toList();
    }
}
