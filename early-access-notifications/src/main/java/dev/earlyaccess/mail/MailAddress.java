package dev.earlyaccess.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import org.jspecify.annotations.Nullable;

/** Mail addresses as SMTP needs them: validated, and with the domain in ASCII. */
final class MailAddress {

    private MailAddress() {}

    /** A sender from the settings, with or without a display name. */
    static InternetAddress setting(String property, String value) {
        try {
            return parse(value);
        } catch (AddressException ex) {
            throw new IllegalArgumentException(
                    "%s must be a mail address, but is %s: %s".formatted(property, value, ex.getMessage()), ex);
        }
    }

    static InternetAddress parse(String value) throws AddressException {
        InternetAddress address = new InternetAddress(value, true);
        address.setAddress(inAscii(address.getAddress()));
        encodeName(address);
        return address;
    }

    /** A display name that is not ASCII is written as encoded words (RFC 2047). */
    private static void encodeName(InternetAddress address) {
        name(address, address.getPersonal());
    }

    /** The same address with this display name. */
    static InternetAddress named(InternetAddress address, String name) {
        InternetAddress named = (InternetAddress) address.clone();
        name(named, name);
        return named;
    }

    private static void name(InternetAddress address, @Nullable String name) {
        try {
            address.setPersonal(name, "UTF-8");
        } catch (UnsupportedEncodingException ex) {
            throw new IllegalStateException("Every Java platform has UTF-8", ex);
        }
    }

    /** Without SMTPUTF8, a mail to a local part that is not ASCII would reach another recipient. */
    private static String inAscii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(at, 0));
        if (at < 1 || !local.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new AddressException("Not an address that every mail server accepts", address);
        }
        try {
            return local + "@" + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException ex) {
            throw new AddressException("Not a domain", address, at + 1);
        }
    }
}
