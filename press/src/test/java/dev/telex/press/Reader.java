package dev.telex.press;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads what a press publishes, as a feed reader would.
final class Reader {
    record Item(String link, String guid, String title, String text, String published) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Reader() {}

    /// `headers` are names and values in turn. Asks by path: the test must not depend on how `.localhost`
    /// resolves.
    static HttpResponse<byte[]> get(Press press, URI address, String... headers) {
        String host = address.getHost();
        String path = host.endsWith(".localhost")
                ? "/@" + host.substring(0, host.length() - ".localhost".length()) + address.getPath()
                : address.getRawPath();
        HttpRequest.Builder request = HttpRequest.newBuilder(press.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<Item> items(Press press, PressFeed feed) {
        Document document = xml(get(press, feed.address()).body());
        return document.getDocumentElement().getTagName().equals("rss")
                ? elements(document, "item").stream()
                        .map(item -> new Item(
                                text(item, "link"),
                                text(item, "guid"),
                                text(item, "title"),
                                text(item, "content:encoded"),
                                text(item, "pubDate")))
                        .toList()
                : elements(document, "entry").stream()
                        .map(entry -> new Item(
                                ((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"),
                                text(entry, "id"),
                                text(entry, "title"),
                                text(entry, "content"),
                                text(entry, "published")))
                        .toList();
    }

    static Document xml(byte[] content) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}
