package dev.telex.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.web.WebAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static final WebAddress BASE = WebAddress.parse("https://example.com/news/feed");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://hub.example/>; rel=\"hub\", <https://example.com/feed>; rel=\"self\"",
                "<https://hub.example/>; rel=hub, <https://example.com/feed>; rel=self",
                "<https://hub.example/>;REL = Hub,</feed>; title=\"a, b; c\"; rel=\"canonical SELF\"",
                "</style.css>; rel=preload; as=style, <https://hub.example/>; rel=\"hub\"; rel=next,"
                        + " <../feed>;rel=self",
                "<https://hub.example/>; title=\"rel=self; <x>\"; rel=hub , , <https://example.com/feed>; rel='x'; a,"
                        + " <https://example.com/feed>; rel=self",
                "<mailto:desk@example.com>; rel=hub, <https://hub.example/>; rel=hub, <//example.com/feed>; rel=self"
            })
    void findsHubAndSelf(String header) {
        assertThat(Links.of(List.of(header), BASE))
                .isEqualTo(new Links(List.of("https://hub.example/"), "https://example.com/feed"));
    }

    @Test
    void readsSeveralHeadersAndSeveralHubs() {
        assertThat(Links.of(List.of("<https://a.example/>; rel=hub", "<https://b.example/>; rel=hub"), BASE))
                .isEqualTo(new Links(List.of("https://a.example/", "https://b.example/"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rel=hub",
                "<https://hub.example/",
                "<https://hub.example/>",
                "<https://hub.example/>; rel",
                "<https://hub.example/>; rel=\"hubs\"",
                "<javascript:alert(1)>; rel=hub",
                // The link of another document than the one that was asked for.
                "<https://hub.example/>; rel=hub; anchor=\"https://other.example/\""
            })
    void findsNoneWhereThereIsNone(String header) {
        assertThat(Links.of(List.of(header), BASE)).isEqualTo(new Links(List.of(), null));
    }

    @Test
    void takesNoMoreHubsThanAnybodyHas() {
        List<String> many = IntStream.range(0, 100)
                .mapToObj(i -> "<https://hub" + i + ".example/>; rel=hub")
                .toList();
        assertThat(Links.of(many, BASE).hubs()).hasSize(10);
    }
}
