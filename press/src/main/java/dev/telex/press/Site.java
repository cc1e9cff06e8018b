package dev.telex.press;

import java.util.List;
import java.util.Optional;

/// What a press serves: the simulated wire, or a directory of files.
sealed interface Site permits WireSite, DirectorySite {

    /// What stands at a path of a host now; an unknown host is the press itself.
    Optional<Resource> at(String host, String path);

    List<PressFeed> feeds();

    /// The feeds as OPML 2.0.
    String opml();
}
