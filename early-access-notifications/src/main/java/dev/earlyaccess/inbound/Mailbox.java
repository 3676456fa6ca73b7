package dev.earlyaccess.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.earlyaccess.inbound.parsing.MailParser;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The opened mailbox with its unseen mails. No mail is ever deleted. */
final class Mailbox implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CHUNK = 1 << 18;

    private final Store store;
    private final Folder folder;

    private Mailbox(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** @param tls makes secure connections to trusted servers */
    static Mailbox open(MailboxSettings.Login login, SSLSocketFactory tls) throws MessagingException {
        Store store = Session.getInstance(properties(login.protocol(), tls)).getStore(login.protocol());
        store.connect(login.host(), login.port(), login.user(), login.password());
        try {
            Folder folder = store.getFolder(login.folder());
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder);
        } catch (MessagingException | RuntimeException ex) {
            store.close();
            throw ex;
        }
    }

    private static Properties properties(String protocol, SSLSocketFactory tls) {
        String mail = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(mail + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(mail + "timeout", String.valueOf(TIMEOUT.toMillis()));
        properties.setProperty(mail + "writetimeout", String.valueOf(TIMEOUT.toMillis()));
        properties.setProperty(mail + "starttls.enable", "true");
        properties.put(mail + "ssl.socketFactory", tls);
        properties.setProperty(mail + "ssl.checkserveridentity", "true");
        properties.setProperty(mail + "peek", "true"); // Whatever is read stays unseen until it is kept.
        properties.setProperty(mail + "fetchsize", String.valueOf(CHUNK));
        return properties;
    }

    /** The unseen mails, the oldest first. */
    List<Message> unseen() throws MessagingException {
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        FetchProfile first = new FetchProfile();
        first.add(FetchProfile.Item.SIZE);
        first.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(unseen, first);
        return Arrays.asList(unseen);
    }

    /**
     * Reads a mail as it arrives from the server.
     *
     * @throws MessagingException if the server or the connection fails
     */
    ParsedMail read(Message message) throws MessagingException {
        MailParser parser = new MailParser();
        try {
            transfer(message, parser);
        } catch (IOException torn) {
            throw new MessagingException("The server failed to return the whole mail", torn);
        }
        requireOpen();
        return parser.finish();
    }

    /** Reads the beginning of a mail, as far as the server returns it. */
    ParsedMail readBeginning(Message message) throws MessagingException {
        MailParser parser = new MailParser();
        try {
            transfer(message, parser);
        } catch (IOException torn) {
            if (parser.length() == 0) {
                throw new MessagingException("The server returns nothing of the mail", torn);
            }
            parser.tear();
        }
        return parser.finish();
    }

    private static void transfer(Message message, MailParser parser) throws MessagingException, IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
            int n = in.read(chunk);
            while (n >= 0 && parser.length() <= MailParser.LONGEST) {
                parser.accept(chunk, 0, n);
                n = in.read(chunk);
            }
        }
        boolean isWhole = parser.length() > MailParser.LONGEST || parser.length() >= message.getSize();
        if (!isWhole && parser.length() % CHUNK == 0) {
            throw new IOException("The server returned nothing instead of a part of the mail");
        }
    }

    ParsedMail readHeader(Message message) throws MessagingException {
        MailParser parser = new MailParser();
        Enumeration<String> lines = ((IMAPMessage) message).getAllHeaderLines();
        while (lines.hasMoreElements()) {
            byte[] line = (lines.nextElement() + "\r\n").getBytes(ISO_8859_1);
            parser.accept(line, 0, line.length);
        }
        requireOpen();
        return parser.finishHeader();
    }

    private void requireOpen() throws MessagingException {
        if (!folder.isOpen()) {
            throw new FolderClosedException(folder, "The connection broke while a mail was read");
        }
    }

    void markSeen(Message message) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
        ((IMAPMessage) message).invalidateHeaders(); // or a full mailbox would fill the memory
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /** The permanent identifier of a mail (RFC 9051, 2.3.1.1). */
    String name(Message message) throws MessagingException {
        UIDFolder numbered = (UIDFolder) folder;
        return numbered.getUIDValidity() + "." + numbered.getUID(message);
    }

    @Override
    public void close() throws MessagingException {
        try (store) {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }
}
