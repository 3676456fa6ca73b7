package dev.earlyaccess.sending;

import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The timer for time-outs of writes to the mail server, shared by all connections. Jakarta Mail's own timer
 * is a thread for each connection, which each of the about five writes of a mail wakes. This one wakes once a
 * second: a new time-out wakes the thread only if it is due before everything else that is scheduled, and a
 * task without effect is always due within a second.
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
