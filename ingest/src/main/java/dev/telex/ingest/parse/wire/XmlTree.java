package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.wire.Node.Characters;
import dev.telex.ingest.parse.wire.Node.Element;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;

/// Reads XML of strangers into a tree. The prolog is cut off, for there the dangers are:
/// so there are no entities but those that every HTML page knows, nothing is ever fetched, and the tree is
/// bounded in depth and in number of elements.
final class XmlTree {
    private static final int MOST_NESTED = 80;
    private static final int MOST_ELEMENTS = 250_000;

    private final XMLStreamReader reader;
    private int elements;

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// @throws XMLStreamException where it is not well-formed, or too large a tree; the message says where
    static Element of(String text) throws XMLStreamException {
        XMLStreamReader reader =
                factory().createXMLStreamReader(new StringReader(text.substring(RootElement.start(text))));
        try {
            reader.nextTag();
            Element root = new XmlTree(reader).element(1);
            while (reader.hasNext()) {
                reader.next(); // What follows has to be well-formed too: else the file is cut, or two in one.
            }
            return root;
        } finally {
            reader.close();
        }
    }

    /// The JDK's own: another one on the class path might understand the switches differently.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private Element element(int depth) throws XMLStreamException {
        if (depth > MOST_NESTED) {
            throw tooMuch("elements nested more than %d deep".formatted(MOST_NESTED));
        }
        if (++elements > MOST_ELEMENTS) {
            throw tooMuch("more than %,d elements".formatted(MOST_ELEMENTS));
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        return new Element(name, attributes, children(depth));
    }

    /// The parser gives characters in pieces; here they are one, up to the next tag.
    private List<Node> children(int depth) throws XMLStreamException {
        List<Node> children = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int event = reader.next();
        for (; event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                flush(words, children);
                children.add(element(depth + 1));
            } else {
                words.append(characters(event));
            }
        }
        flush(words, children);
        return children;
    }

    private static void flush(StringBuilder words, List<Node> children) {
        if (!words.isEmpty()) {
            children.add(new Characters(words.toString()));
            words.setLength(0);
        }
    }

    private String characters(int event) {
        return switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> reader.getText();
            case XMLStreamConstants.ENTITY_REFERENCE ->
                Parser.unescapeEntities("&" + reader.getLocalName() + ";", false);
            default -> ""; // Comments and processing instructions.
        };
    }

    private Map<String, String> attributes() {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private XMLStreamException tooMuch(String what) {
        return new XMLStreamException(what, reader.getLocation());
    }
}
