package dev.telex.ingest.check;

import dev.telex.ingest.fetch.Answer;
import dev.telex.ingest.parse.FeedLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is at an address.
public sealed interface Finding {
    /// The answers on the way there, redirects first; empty where nobody answered.
    List<Answer> way();

    /// @param url       where to ask from now on: the address asked, or where it moved for good
    /// @param diagnosis what there is to know of it
    record Feed(List<Answer> way, String url, Diagnosis diagnosis) implements Finding {
        public Feed {
            way = List.copyOf(way);
        }

        /// Every address that it answers to.
        public List<String> addresses() {
            return way.stream().map(Answer::url).toList();
        }
    }

    /// An HTML page that announces feeds, the main one first.
    record Page(List<Answer> way, List<FeedLink> links) implements Finding {
        public Page {
            way = List.copyOf(way);
            links = List.copyOf(links);
        }
    }

    /// @param reason what is wrong, and what to do
    /// @param page   the address of a page that announces no feed, below which one may be; null: it is no page
    record Nothing(
            List<Answer> way, String reason, @Nullable String page) implements Finding {
        public Nothing {
            way = List.copyOf(way);
        }
    }
}
