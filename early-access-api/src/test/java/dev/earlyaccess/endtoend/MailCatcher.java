package dev.earlyaccess.endtoend;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Gives each application context under test a mail server of its own, which keeps what it gets. */
class MailCatcher implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000); // a busy machine takes its time
        GreenMail server = new GreenMail(setup);
        server.start();
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + server.getSmtp().getPort())
                .applyTo(context);
        context.registerBean(GreenMail.class, () -> server, bean -> bean.setDestroyMethodName("stop"));
    }
}
