package dev.telex.enrich.watch;

import java.util.Arrays;

/// Where a program is posted: under the cheapest set of atoms of which one is true whenever the program is.
///
/// Of AND that is the set of its cheapest part, of OR those of all its parts, of at least n of m those of the
/// m - n + 1 cheapest. Beside each posting stands a guard, a second atom that has to be true too: the rarest
/// that an AND on the way asks for. What only excludes has no such set;
/// [dev.telex.query.QueryLanguage#parseWatch] refuses it.
final class Anchors {
    static final int NO_GUARD = 0;
    private static final int NOT_IMPLIED = -1;

    private final Atoms atoms;
    private final Lists lists;

    Anchors(Atoms atoms) {
        this.atoms = atoms;
        lists = new Lists(atoms.arena());
    }

    /// Whether there is such a set.
    boolean exist(int[] code) {
        return cost(code, 0) < Float.POSITIVE_INFINITY;
    }

    /// How many of the sampled articles touch the cheapest set of the part at a place; ∞: it has none.
    float cost(int[] code, int at) {
        if (code[at] >= 0) {
            return Code.isNegated(code[at]) ? Float.POSITIVE_INFINITY : atoms.count(Code.atom(code[at]));
        }
        float[] costs = costs(code, at);
        Arrays.sort(costs);
        float cost = 0;
        for (int i = 0; i < needed(code, at, costs.length); i++) {
            cost += costs[i];
        }
        return cost;
    }

    /// What it costs where it is posted now.
    float posted(int[] code, int from, int to) {
        float[] cost = {0};
        Code.references(code, from, to, (all, at) -> {
            if (Code.isAnchored(all[at])) {
                cost[0] += atoms.count(Code.atom(all[at]));
            }
        });
        return cost[0];
    }

    /// Posts the program.
    ///
    /// @return where the part begins that is true wherever one of the anchors is; below 0: there is none
    int post(int[] code, int at, int program) {
        int anchor = at;
        if (code[at] == Code.AND) {
            anchor = cheapest(code, at);
        }
        post(code, at, program, NO_GUARD);
        return isAnyOf(code, anchor) ? anchor : NOT_IMPLIED;
    }

    void withdraw(int[] code, int from, int to, int program) {
        Code.references(code, from, to, (all, at) -> {
            if (Code.isAnchored(all[at])) {
                all[at] = Code.free(all[at]);
                int atom = Code.atom(all[at]);
                atoms.postings(atom, lists.remove(atoms.postings(atom), program));
            }
        });
    }

    private void post(int[] code, int at, int program, int guard) {
        int end = Code.next(code, at);
        switch (code[at]) {
            case Code.AND -> {
                int cheapest = cheapest(code, at);
                post(code, cheapest, program, guard(code, at, cheapest, guard));
            }
            case Code.OR -> {
                for (int part = at + 2; part < end; part = Code.next(code, part)) {
                    post(code, part, program, guard);
                }
            }
            case Code.AT_LEAST -> postCheapest(code, at, program, guard);
            default -> {
                code[at] = Code.anchored(code[at]);
                int atom = Code.atom(code[at]);
                atoms.postings(atom, lists.add(atoms.postings(atom), program, guard));
            }
        }
    }

    /// Whether it is an atom, or an OR of atoms.
    private static boolean isAnyOf(int[] code, int at) {
        if (code[at] >= 0) {
            return true;
        }
        int end = Code.next(code, at);
        for (int part = at + 2; part < end; part++) {
            if (code[part] < 0) {
                return false;
            }
        }
        return code[at] == Code.OR;
    }

    /// The rarest atom that the AND asks for beside its anchor.
    private int guard(int[] code, int at, int anchor, int outer) {
        int end = Code.next(code, at);
        int guard = outer;
        float least = Float.POSITIVE_INFINITY;
        for (int part = at + 2; part < end; part = Code.next(code, part)) {
            if (part != anchor && code[part] >= 0 && !Code.isNegated(code[part])) {
                float count = atoms.count(Code.atom(code[part]));
                if (count < least) {
                    least = count;
                    guard = Code.atom(code[part]);
                }
            }
        }
        return guard;
    }

    private void postCheapest(int[] code, int at, int program, int guard) {
        float[] costs = costs(code, at);
        float[] sorted = costs.clone();
        Arrays.sort(sorted);
        int needed = needed(code, at, costs.length);
        float limit = sorted[needed - 1];
        int atLimit = needed;
        for (float cost : costs) {
            atLimit -= cost < limit ? 1 : 0;
        }
        int i = 0;
        for (int part = Code.parts(code, at); i < costs.length; part = Code.next(code, part), i++) {
            if (costs[i] < limit || (costs[i] == limit && atLimit-- > 0)) {
                post(code, part, program, guard);
            }
        }
    }

    /// Of how many of its parts the sets make up that of an operator.
    private static int needed(int[] code, int at, int parts) {
        return switch (code[at]) {
            case Code.AND -> 1;
            case Code.OR -> parts;
            default -> parts - code[at + 2] + 1;
        };
    }

    private float[] costs(int[] code, int at) {
        float[] costs = new float[8];
        int count = 0;
        int end = Code.next(code, at);
        for (int part = Code.parts(code, at); part < end; part = Code.next(code, part)) {
            if (count == costs.length) {
                costs = Arrays.copyOf(costs, count * 2);
            }
            costs[count++] = cost(code, part);
        }
        return Arrays.copyOf(costs, count);
    }

    private int cheapest(int[] code, int at) {
        float[] costs = costs(code, at);
        int best = Code.parts(code, at);
        float least = Float.POSITIVE_INFINITY;
        int i = 0;
        for (int part = best; i < costs.length; part = Code.next(code, part), i++) {
            if (costs[i] < least) {
                least = costs[i];
                best = part;
            }
        }
        return best;
    }
}
