package dev.earlyaccess.api.feature;

import dev.earlyaccess.feature.Changelog;
import dev.earlyaccess.stage.Stage;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The changelog as an Atom feed (RFC 4287). Its ids (RFC 4151) change only with the host of the public URL.
 */
@Component
class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String NAME = "Early Access";

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final String publicUrl;
    private final String ids;

    AtomFeed(@Value("${early-access.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.ids = "tag:%s,2026:changelog".formatted(URI.create(publicUrl).getHost());
    }

    /** The feed with these entries, the newest first; {@code since} is when the changelog last changed. */
    String of(List<Changelog.Release> entries, Instant since) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", ids);
            element(xml, "title", NAME + ": what is new");
            element(xml, "updated", since);
            author(xml);
            link(xml, "self", "application/atom+xml", publicUrl + "/changelog.atom");
            link(xml, "alternate", "application/json", publicUrl + "/api/v1/changelog");
            for (Changelog.Release entry : entries) {
                entry(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException ex) {
            throw new IllegalStateException("Writing XML into memory failed", ex);
        }
        return text.toString();
    }

    private static void author(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(ATOM, "author");
        element(xml, "name", NAME);
        xml.writeEndElement();
    }

    private void entry(XMLStreamWriter xml, Changelog.Release entry) throws XMLStreamException {
        String title = entry.name() + (entry.stage() == Stage.BETA ? " is here as a beta" : " is here for everybody");
        xml.writeStartElement(ATOM, "entry");
        element(xml, "id", ids + "/" + entry.id());
        element(xml, "title", title);
        element(xml, "updated", entry.at());
        element(xml, "published", entry.at());
        xml.writeEmptyElement(ATOM, "category");
        xml.writeAttribute("term", entry.stage().code());
        if (entry.documentationUrl() != null) {
            link(xml, "alternate", "text/html", entry.documentationUrl());
        }
        element(xml, "content", entry.description() == null ? title : entry.description());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", printable(href));
    }

    private static void element(XMLStreamWriter xml, String name, Object text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(printable(text.toString()));
        xml.writeEndElement();
    }

    /** Removes the characters that XML does not allow, even escaped (XML 1.0, 2.2). */
    private static String printable(String text) {
        return text.codePoints()
                .filter(AtomFeed::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int character) {
        return character >= 0x20 && character <= 0xD7FF
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
