package dev.telex.enrich.story;

import dev.telex.wire.Entity;
import dev.telex.wire.EntityType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of a story: enough to place articles, to describe it, and nothing that grows with it.
///
/// In memory, too, a story is these bytes, so that a restart cannot change a result. Most stories have one
/// article, and such a one takes about 300 bytes.
/// It holds no words of its articles, so that there is nothing to take back when one is withdrawn.
final class StoryState {
    static final int MOST_PUBLISHERS = 64;

    private static final int MOST_MEMBERS = 64;
    private static final int MOST_EXAMPLES = 8;
    private static final int MOST_FEATURES = 128;
    private static final int MOST_ENTITIES = 5;
    private static final int DRIFT = 50;
    private static final byte VERSION = 2;
    private static final int LAST_SEEN_AT = 1;

    /// A lately joined article.
    record Example(String article, Profile profile) {}

    final String id;
    /// Of the article that opened it, also where one that was seen earlier came late: it names the index.
    long firstSeen;

    long lastSeen;
    int articles;
    int copies;

    @Nullable
    String mergedInto;

    /// Hashes; the lowest bit says that the publisher has an article that is no copy.
    private final List<Integer> publishers = new ArrayList<>();

    /// Hashes of the ids of the latest articles, without the first: its id is the story's.
    final List<Long> members = new ArrayList<>();

    final List<Entity> entities = new ArrayList<>();
    final List<Example> examples = new ArrayList<>();
    Profile profile;

    private StoryState(String id, Profile profile) {
        this.id = id;
        this.profile = profile;
    }

    static StoryState first(StoryArticle article, Profile profile) {
        var state = new StoryState(article.id(), profile);
        state.firstSeen = article.seen().toEpochMilli();
        state.lastSeen = state.firstSeen;
        state.examples.add(new Example(article.id(), profile));
        state.count(article, false);
        return state;
    }

    /// A copy says nothing that the story does not say already: it only counts.
    void addCopy(StoryArticle article) {
        remember(article);
        copies++;
        count(article, true);
    }

    void add(StoryArticle article, Profile added) {
        remember(article);
        profile = mean(profile, Math.min(articles - copies, DRIFT), added, 1);
        addExample(new Example(article.id(), added));
        count(article, false);
    }

    /// Takes another story in, which from now on only says where it went.
    void absorb(StoryState other) {
        profile = mean(profile, articles, other.profile, other.articles);
        other.examples.forEach(this::addExample);
        other.publishers.forEach(this::addPublisher);
        other.entities.forEach(this::addEntity);
        articles += other.articles;
        copies += other.copies;
        lastSeen = Math.max(lastSeen, other.lastSeen);
        other.mergedInto = id;
        other.examples.clear();
        other.profile = Profile.empty();
    }

    private void remember(StoryArticle article) {
        members.add(Hashes.of(article.id()));
        if (members.size() > MOST_MEMBERS) {
            members.removeFirst();
        }
        lastSeen = Math.max(lastSeen, article.seen().toEpochMilli());
    }

    private void count(StoryArticle article, boolean copy) {
        articles++;
        if (article.publisher() != null) {
            addPublisher(((int) Hashes.of(article.publisher()) & ~1) | (copy ? 0 : 1));
        }
        article.entities().stream().limit(MOST_ENTITIES).forEach(this::addEntity);
    }

    private void addExample(Example example) {
        examples.add(example);
        if (examples.size() > MOST_EXAMPLES) {
            examples.removeFirst();
        }
    }

    private void addPublisher(int publisher) {
        for (int i = 0; i < publishers.size(); i++) {
            if ((publishers.get(i) | 1) == (publisher | 1)) {
                publishers.set(i, publishers.get(i) | publisher);
                return;
            }
        }
        if (publishers.size() < MOST_PUBLISHERS) {
            publishers.add(publisher);
        }
    }

    private void addEntity(Entity entity) {
        int count = entity.count();
        for (Entity known : entities) {
            count += known.id().equals(entity.id()) ? known.count() : 0;
        }
        entities.removeIf(known -> known.id().equals(entity.id()));
        entities.add(new Entity(entity.id(), entity.name(), entity.type(), count));
        entities.sort(Comparator.comparingInt(Entity::count).reversed().thenComparing(Entity::id));
        if (entities.size() > MOST_ENTITIES) {
            entities.removeLast();
        }
    }

    int publisherCount() {
        return publishers.size();
    }

    int sourceCount() {
        return (int)
                publishers.stream().filter(publisher -> (publisher & 1) != 0).count();
    }

    boolean has(String article) {
        return id.equals(article) || members.contains(Hashes.of(article));
    }

    private static Profile mean(Profile a, int aTimes, Profile b, int bTimes) {
        FeatureMap numbers = new FeatureMap(a.size() + b.size());
        int[] features = new int[a.size() + b.size()];
        float[] sums = new float[features.length];
        addTo(numbers, features, sums, a, aTimes);
        addTo(numbers, features, sums, b, bTimes);
        int[] order = Ranking.heaviest(sums, numbers.size(), MOST_FEATURES);
        int[] kept = new int[order.length];
        float[] weights = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            kept[i] = features[order[i]];
            weights[i] = sums[order[i]] / (aTimes + bTimes);
        }
        return Profile.rounded(kept, weights, Profile.STORY);
    }

    private static void addTo(FeatureMap numbers, int[] features, float[] sums, Profile profile, int times) {
        for (int i = 0; i < profile.size(); i++) {
            int number = numbers.add(profile.features[i]);
            features[number] = profile.features[i];
            sums[number] += profile.weights[i] * times;
        }
    }

    static long lastSeen(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(LAST_SEEN_AT);
    }

    byte[] toBytes() {
        ByteBuffer to = ByteBuffer.allocate(byteCount()).put(VERSION).putLong(lastSeen);
        to.putLong(firstSeen).putInt(articles).putInt(copies);
        put(to, id);
        put(to, mergedInto == null ? "" : mergedInto);
        to.put((byte) publishers.size());
        publishers.forEach(to::putInt);
        to.put((byte) members.size());
        members.forEach(to::putLong);
        to.put((byte) entities.size());
        for (Entity entity : entities) {
            put(to, entity.id());
            put(to, entity.name());
            put(to, entity.type().name());
            to.putInt(entity.count());
        }
        to.put((byte) examples.size());
        for (Example example : examples) {
            put(to, example.article().equals(id) ? "" : example.article());
            example.profile().put(to);
        }
        if (!isAlone()) {
            profile.put(to);
        }
        return to.array();
    }

    /// Its profile is that of its only article, and is not stored twice.
    private boolean isAlone() {
        return articles - copies == 1 && examples.size() == 1;
    }

    private int byteCount() {
        int count = 1 + 8 + 8 + 4 + 4 + byteCount(id);
        count += byteCount(mergedInto == null ? "" : mergedInto);
        count += 1 + 4 * publishers.size() + 1 + 8 * members.size() + 1 + 1;
        for (Entity entity : entities) {
            count += byteCount(entity.id()) + byteCount(entity.name()) + 4;
            count += byteCount(entity.type().name());
        }
        for (Example example : examples) {
            count += byteCount(example.article().equals(id) ? "" : example.article())
                    + example.profile().byteCount();
        }
        return count + (isAlone() ? 0 : profile.byteCount());
    }

    static StoryState of(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        if (from.get() != VERSION) {
            throw new IllegalArgumentException("story of " + bytes.length + " bytes in version " + bytes[0]
                    + ", expected " + VERSION + ": remove the store, it is built again from the stream");
        }
        long lastSeen = from.getLong();
        long firstSeen = from.getLong();
        int articles = from.getInt();
        int copies = from.getInt();
        var state = new StoryState(text(from), Profile.empty());
        state.lastSeen = lastSeen;
        state.firstSeen = firstSeen;
        state.articles = articles;
        state.copies = copies;
        String mergedInto = text(from);
        state.mergedInto = mergedInto.isEmpty() ? null : mergedInto;
        for (int i = from.get(); i > 0; i--) {
            state.publishers.add(from.getInt());
        }
        for (int i = from.get(); i > 0; i--) {
            state.members.add(from.getLong());
        }
        for (int i = from.get(); i > 0; i--) {
            state.entities.add(new Entity(text(from), text(from), EntityType.valueOf(text(from)), from.getInt()));
        }
        for (int i = from.get(); i > 0; i--) {
            String article = text(from);
            state.examples.add(new Example(article.isEmpty() ? state.id : article, Profile.of(from, Profile.ARTICLE)));
        }
        state.profile = state.isAlone() ? state.examples.getFirst().profile() : Profile.of(from, Profile.STORY);
        return state;
    }

    /// One byte a character where that does, else two: also what is no valid UTF-16 comes back as it was.
    private static void put(ByteBuffer to, String text) {
        boolean narrow = isNarrow(text);
        to.putShort((short) (narrow ? text.length() : -text.length()));
        for (int i = 0; i < text.length(); i++) {
            if (narrow) {
                to.put((byte) text.charAt(i));
            } else {
                to.putChar(text.charAt(i));
            }
        }
    }

    private static int byteCount(String text) {
        return 2 + (isNarrow(text) ? text.length() : 2 * text.length());
    }

    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static String text(ByteBuffer from) {
        int length = from.getShort();
        if (length >= 0) {
            byte[] narrow = new byte[length];
            from.get(narrow);
            return new String(narrow, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[-length];
        for (int i = 0; i < text.length; i++) {
            text[i] = from.getChar();
        }
        return new String(text);
    }
}
