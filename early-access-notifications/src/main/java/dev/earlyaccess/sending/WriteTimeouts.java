package dev.earlyaccess.sending;

import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The one clock that ends writes to a mail server which takes nothing any more. Jakarta Mail's own is a thread for each
 * connection, woken by each of the five or so writes that a mail is made of. This one is woken once a second, for a time-out
 * that is set wakes nobody while something is due before it.
 */
@Component
class WriteTimeouts implements DisposableBean {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, WriteTimeouts::thread);

    WriteTimeouts(JavaMailSenderImpl server) {
        clock.setRemoveOnCancelPolicy(true);
        var unused = clock.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.SECONDS);
        Properties settings = server.getJavaMailProperties();
        settings.put("mail." + SmtpConnection.protocol(server) + ".executor.writetimeout", clock);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mail-write-timeouts");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
