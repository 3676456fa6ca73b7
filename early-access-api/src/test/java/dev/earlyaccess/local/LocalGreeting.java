package dev.earlyaccess.local;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to click, once everything is up; not in the log, whose entries have one line each. */
@Component
@Profile("local")
class LocalGreeting {

    private final int port;
    private final String database;
    private final String mail;
    private final String feedback;
    private final boolean signsIn;

    LocalGreeting(
            @Value("${server.port}") int port,
            @Value("${spring.datasource.url}") String database,
            @Value("${spring.mail.host}:${spring.mail.port:25}") String mail,
            @Value("${early-access.local.mail:false}") boolean readsItsOwnMail,
            @Value("${early-access.feedback.from:beta-feedback@example.com}") String feedback,
            @Value("${early-access.security.sign-in-url:}") String signInUrl) {
        this.port = port;
        this.database = database.replaceAll("\\?.*", "");
        this.mail = mail;
        this.signsIn = signInUrl.endsWith(LocalSignIn.PATH);
        this.feedback = readsItsOwnMail
                ? "send a mail to %s at that server, or answer one".formatted(feedback)
                : "from the mailbox that is set, if any";
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String base = "http://localhost:" + port;
        System.out.printf("""


                  Early Access is up, on this machine only.

                  Console      %1$s/console (for the team%2$s)
                  Previews     %1$s/previews (for users%2$s)
                  Mailbox      %1$s/local/mails
                  Swagger UI   %1$s/swagger-ui.html
                  A token      curl -s %1$s/local/tokens -H 'Content-Type: application/json' \\
                                 -d '{"sub":"grace","email":"grace@example.com","name":"Grace","roles":["ADMIN"]}'
                  Database     %3$s
                  Mail server  %4$s
                  Feedback     %5$s

                  Ctrl-C ends it, and its data with it.
                """, base, signIn(), database, mail, feedback);
    }

    private String signIn() {
        return signsIn ? ": choose a demo person" : "";
    }
}
