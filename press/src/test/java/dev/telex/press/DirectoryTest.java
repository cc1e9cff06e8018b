package dev.telex.press;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void servesEachFileAsAFeed() throws IOException {
        Files.writeString(directory.resolve("one feed.xml"), "<rss version=\"2.0\"><channel/></rss>");
        Files.writeString(directory.resolve("two.atom"), "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>");
        try (Press press = Press.serve(directory, 0)) {
            assertThat(press.feeds()).extracting(PressFeed::title).containsExactly("one feed.xml", "two.atom");
            HttpResponse<byte[]> answer =
                    Reader.get(press, press.feeds().getFirst().address());
            assertThat(new String(answer.body(), UTF_8)).startsWith("<rss");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/rss+xml");
            assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(Reader.get(press, press.feeds().getFirst().address(), "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(press.opml()).contains("two.atom");
        }
    }

    @Test
    void servesNothingOutsideTheDirectory() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.writeString(directory.resolve("secret"), "secret");
        try (Press press = Press.serve(inside, 0)) {
            assertThat(Reader.get(press, press.address().resolve("/files/..%2Fsecret"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhichDirectoryIsMissing() {
        assertThatThrownBy(() -> Press.serve(directory.resolve("none"), 0))
                .hasMessageContaining("none is not a directory");
    }
}
