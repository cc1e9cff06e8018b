package dev.telex.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids: 128 bits of SHA-256 as 32 hexadecimal digits, so that nobody can aim one at another's article.
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /// An article that has a link of its own.
    public static String article(CanonicalLink link) {
        return hash("link", link.text());
    }

    /// An article whose link is missing or shared, told from its neighbours by its guid.
    public static String article(String feed, String guid) {
        return hash("guid", feed, guid);
    }

    /// An article that has neither link nor guid of its own.
    ///
    /// @param date as claimed; "" where there is none
    public static String article(String feed, String title, String date) {
        return hash("title", feed, title, date);
    }

    /// A feed: its host, "/", and a hash of its address. Two spellings of one address are one feed
    /// ([FeedAddress]). The host in it decides the partition ([#hostOf]).
    public static String feed(String url) {
        FeedAddress address = FeedAddress.of(url);
        return address.host() + "/" + hash("feed", address.text()).substring(0, 16);
    }

    /// The host in a feed's id: feeds of one host lie in one partition, so that one process asks it.
    public static String hostOf(String feedId) {
        int slash = feedId.indexOf('/');
        return slash < 0 ? feedId : feedId.substring(0, slash);
    }

    /// 128 bits over the parts and where each of them ends.
    public static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
