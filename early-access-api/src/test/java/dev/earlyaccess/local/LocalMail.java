package dev.earlyaccess.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The mail server inside the process: it takes every mail and gives none away but to the service, which reads
 * its answers.
 */
@Configuration
@Profile("local")
@ConditionalOnProperty("early-access.local.mail")
class LocalMail {

    private static final String LOOPBACK = "127.0.0.1";

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail greenMail(
            @Value("${spring.mail.port}") int smtpPort, @Value("${early-access.local.imap-port:0}") int imapPort) {
        return new GreenMail(new ServerSetup[] {
                    new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                })
                .withConfiguration(GreenMailConfiguration.aConfig()
                        .withDisabledAuthentication()
                        .withSieveIgnoreDetail()); // an address with a tag has the mailbox of the one without
    }
}
