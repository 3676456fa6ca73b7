package dev.earlyaccess.inbound;

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
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The opened mailbox with its unseen mails. No mail is ever deleted. */
final class Mailbox implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CHUNK = 1 << 16;

    /** The maximum size that is fetched whole if the server can't tell the structure of a mail. */
    private static final int SMALL = 4 << 20;

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
     * Reads a mail without its attachments.
     *
     * @throws MessagingException if the server or the connection fails
     */
    ParsedMail read(Message message) throws MessagingException {
        ParsedMail mail = readAvailableParts(message);
        if (mail.isTorn()) {
            throw new MessagingException("The server failed to hand over a part of the mail");
        }
        return mail;
    }

    /** Reads the parts of a mail that the server returns. */
    ParsedMail readAvailableParts(Message message) throws MessagingException {
        return unbroken(read((IMAPMessage) message));
    }

    ParsedMail readHeader(Message message) throws MessagingException {
        ((IMAPMessage) message).getAllHeaders();
        return unbroken(MailParser.readHeader((IMAPMessage) message));
    }

    private ParsedMail unbroken(ParsedMail mail) throws MessagingException {
        if (!folder.isOpen()) {
            throw new FolderClosedException(folder, "The connection broke while a mail was read");
        }
        return mail;
    }

    private static ParsedMail read(IMAPMessage message) throws MessagingException {
        message.getAllHeaders(); // in one go
        try {
            message.getContentType();
        } catch (MessagingException unknownStructure) {
            return message.getSize() <= SMALL
                    ? MailParser.read(new MimeMessage(message))
                    : MailParser.readHeader(message);
        }
        return MailParser.read(message);
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
