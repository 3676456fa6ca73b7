package dev.earlyaccess.local;

import dev.earlyaccess.inbound.SenderAuthentication;
import dev.earlyaccess.inbound.parsing.MailOrigin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes every mail to local mode's own mail server as authentic: nothing but this machine can reach it. */
@Component
@Primary
@Profile("local")
@ConditionalOnProperty("early-access.local.mail")
class LocalMailTrust implements SenderAuthentication {

    @Override
    public Authenticity check(MailOrigin mail) {
        return Authenticity.CONFIRMED;
    }
}
