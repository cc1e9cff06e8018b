package dev.telex.app;

import dev.telex.ingest.check.Diagnosis;
import dev.telex.ingest.check.FeedCheck;
import dev.telex.ingest.check.Finding;
import dev.telex.ingest.parse.FeedLink;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Hosts;
import dev.telex.wire.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Feeds that somebody wants to have: found, vetted, told from those that are there already.
public final class FeedAddition {
    private final Wish wish;
    private final KnownFeeds known;
    private final FeedCheck check;
    private final Instant now;
    private final Map<String, @Nullable Feed> added = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private boolean whole = true;

    /// What shall hold for all of them.
    ///
    /// @param all     of a page that announces several feeds take each, not the first
    /// @param guess   where a page announces none, try where feeds commonly are
    /// @param checked ask each address first
    public record Wish(
            @Nullable String title,
            @Nullable String publisher,
            List<String> labels,
            @Nullable String language,
            @Nullable String credentials,
            boolean fullText,
            @Nullable String list,
            boolean all,
            boolean guess,
            boolean checked) {
        public Wish {
            labels = List.copyOf(labels);
        }
    }

    public FeedAddition(Wish wish, KnownFeeds known, FeedCheck check, Instant now) {
        this.wish = wish;
        this.known = known;
        this.check = check;
        this.now = now;
    }

    /// Those that are new, by id.
    public Map<String, @Nullable Feed> added() {
        return added;
    }

    /// What became of each, in words.
    public List<String> told() {
        return told;
    }

    /// Whether nothing was refused.
    public boolean isWhole() {
        return whole;
    }

    /// @param typed as people type addresses: "example.com" too
    public void poll(String typed) {
        String url = withScheme(typed.strip());
        String fault = FeedKinds.fault(FeedKind.POLL, url);
        if (fault != null) {
            refuse(typed, "no address of a feed: " + fault);
        } else if (!isKnown(url, List.of(url))) {
            if (wish.checked()) {
                found(url, check.look(url, wish.credentials()));
            } else {
                add(FeedKind.POLL, url, "not asked");
            }
        }
    }

    /// @param folder a path, or an sftp address
    public void drop(String folder) {
        boolean isRemote = folder.startsWith("sftp:");
        Path path = isRemote ? null : Path.of(folder).toAbsolutePath().normalize();
        // Of a path that ends in a slash, Java makes another address.
        String url = path == null ? folder : path.toUri().toString().replaceFirst("(?<=[^/])/$", "");
        String fault = FeedKinds.fault(FeedKind.DROP, url);
        if (fault != null) {
            refuse(folder, fault);
        } else if (path != null && wish.checked() && !Files.isDirectory(path)) {
            refuse(folder, "no directory here; --no-check adds it for an ingest that runs elsewhere");
        } else if (!isKnown(url, List.of(url))) {
            add(FeedKind.DROP, url, "a drop folder");
        }
    }

    public void push(String name) {
        String fault = FeedKinds.fault(FeedKind.PUSH, name);
        if (fault != null) {
            refuse(name, fault);
        } else if (!isKnown(name, List.of(name))) {
            add(FeedKind.PUSH, name, "a push source");
        }
    }

    private void found(String asked, Finding finding) {
        switch (finding) {
            case Finding.Feed feed -> take(asked, feed);
            case Finding.Page page -> follow(asked, page.links());
            case Finding.Nothing nothing -> nothing(asked, nothing);
        }
    }

    private void take(String asked, Finding.Feed feed) {
        List<String> addresses = new ArrayList<>(feed.addresses());
        addresses.add(feed.url());
        if (isForeign(asked, feed.url())) {
            refuse(asked, foreign(feed.url()));
        } else if (!isKnown(asked, addresses)) {
            add(FeedKind.POLL, feed.url(), summary(feed.diagnosis()));
        }
    }

    private void follow(String page, List<FeedLink> links) {
        told.add("page     %s announces %s".formatted(page, links.size() == 1 ? "a feed" : links.size() + " feeds:"));
        if (links.size() > 1) {
            links.forEach(
                    link -> told.add("           " + link.url() + (link.title() == null ? "" : "  " + link.title())));
            told.add(
                    wish.all()
                            ? "         All are taken."
                            : "         The first is taken; --all takes all, or add the one you want.");
        }
        for (FeedLink link : wish.all() ? links : links.subList(0, 1)) {
            if (isForeign(page, link.url())) {
                refuse(link.url(), foreign(link.url()));
                continue;
            }
            Finding finding = check.look(link.url(), wish.credentials());
            switch (finding) {
                case Finding.Feed feed -> take(link.url(), feed);
                case Finding.Page _ -> refuse(link.url(), "announced as a feed, and a page itself");
                case Finding.Nothing nothing -> refuse(link.url(), nothing.reason());
            }
        }
    }

    /// Credentials are for whom their user named, and not for where he points to.
    private boolean isForeign(String asked, String found) {
        return wish.credentials() != null && !Hosts.domain(Hosts.of(asked)).equals(Hosts.domain(Hosts.of(found)));
    }

    private static String foreign(String url) {
        return "it leads to %s, of another domain; add that address itself if it may have these credentials"
                .formatted(url);
    }

    private void nothing(String asked, Finding.Nothing nothing) {
        Finding.Feed guessed =
                wish.guess() && nothing.page() != null ? check.guess(nothing.page(), wish.credentials()) : null;
        if (guessed != null) {
            told.add("page     %s announces no feed; there is one at %s".formatted(asked, guessed.url()));
            take(guessed.url(), guessed);
        } else if (nothing.page() != null && !wish.guess()) {
            refuse(asked, nothing.reason() + "; --guess tries where feeds commonly are");
        } else {
            refuse(asked, nothing.reason());
        }
    }

    private boolean isKnown(String asked, List<String> addresses) {
        Feed feed = known.at(addresses);
        for (String address : addresses) {
            feed = feed == null ? added.get(Ids.feed(address)) : feed;
        }
        if (feed == null) {
            return false;
        }
        told.add("known    %s is there already%s (%s)"
                .formatted(asked, feed.url().equals(asked) ? "" : " as " + feed.url(), feed.id()));
        return true;
    }

    private void add(FeedKind kind, String url, String summary) {
        String id = Ids.feed(url);
        added.put(
                id,
                new Feed(
                        id,
                        kind,
                        url,
                        wish.title(),
                        wish.publisher(),
                        wish.labels(),
                        wish.language(),
                        wish.credentials(),
                        wish.fullText(),
                        wish.list(),
                        now));
        told.add("added    %s  %s".formatted(url, summary));
    }

    private void refuse(String asked, String reason) {
        whole = false;
        told.add("refused  %s".formatted(reason.startsWith(asked) ? reason : asked + ": " + reason));
    }

    private static String summary(Diagnosis diagnosis) {
        return "%s (%s, %,d items)"
                .formatted(
                        Objects.requireNonNullElse(diagnosis.title(), "(no title)"),
                        diagnosis.format(),
                        diagnosis.items().size());
    }

    private static String withScheme(String typed) {
        String bare = typed.replaceFirst("(?i)^feed:(//)?(?=https?:)", "").replaceFirst("(?i)^feed://", "http://");
        return bare.matches("(?i)[a-z][a-z0-9+.-]*://.*|mailto:.*") ? bare : "https://" + bare;
    }
}
