package dev.earlyaccess.inbound;

import dev.earlyaccess.inbound.parsing.AuthenticationResults;
import dev.earlyaccess.inbound.parsing.MailOrigin;
import dev.earlyaccess.team.ReplyByMailSettings;
import org.springframework.stereotype.Component;

/**
 * Relies on the company's own mail server, which checks incoming mails by DMARC (RFC 7489) and writes the result
 * into them (RFC 8601).
 */
@Component
class DmarcAuthentication implements SenderAuthentication {

    private final ReplyByMailSettings settings;

    DmarcAuthentication(ReplyByMailSettings settings) {
        this.settings = settings;
    }

    @Override
    public Authenticity check(MailOrigin mail) {
        if (settings.authservId() == null) {
            return Authenticity.UNKNOWN;
        }
        return mail.author() != null
                        && AuthenticationResults.confirmDomain(
                                mail.authenticationResults(), settings.authservId(), domain(mail.author()))
                ? Authenticity.CONFIRMED
                : Authenticity.REFUTED;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
