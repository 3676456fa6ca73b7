package dev.earlyaccess.notifying;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Gives each application context under test a mail server of its own. */
class MailServerInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        MailServer server = new MailServer();
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + server.port(),
                        "early-access.feedback.reply-by-mail=true",
                        "early-access.feedback.authserv-id=mx.example.com")
                .applyTo(context);
        context.registerBean(MailServer.class, () -> server);
    }
}
