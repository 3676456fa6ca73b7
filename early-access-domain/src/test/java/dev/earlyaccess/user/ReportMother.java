package dev.earlyaccess.user;

/** Reports that an address does not exist. */
public final class ReportMother {

    private ReportMother() {}

    /** A mail server refused the address with this text. */
    public static UnreachableReport refused(String address, String text) {
        return new UnreachableReport(address, text, null, ReportSource.SMTP, null);
    }
}
