package dev.earlyaccess.local;

import dev.earlyaccess.inbound.SenderAuthentication;
import dev.earlyaccess.inbound.parsing.MailOrigin;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes every mail as authentic, because one person writes the mails of all users. */
@Component
@Primary
@Profile("local")
class LocalMailTrust implements SenderAuthentication {

    @Override
    public Authenticity check(MailOrigin mail) {
        return Authenticity.CONFIRMED;
    }
}
