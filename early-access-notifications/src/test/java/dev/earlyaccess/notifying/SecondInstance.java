package dev.earlyaccess.notifying;

import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.ModuleSlice;
import dev.earlyaccess.testing.OpenTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A second application context beside the one under test, on the same database and mail server. */
public final class SecondInstance implements AutoCloseable {

    private final ApplicationContext first;
    private final ConfigurableApplicationContext second;

    public SecondInstance(ApplicationContext first) {
        this.first = first;
        this.second = new SpringApplicationBuilder(ModuleSlice.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(MailServer.class, () -> first.getBean(MailServer.class)))
                .run(Stream.of(
                                "spring.datasource.url",
                                "spring.datasource.username",
                                "spring.datasource.password",
                                "spring.mail.host",
                                "spring.mail.port")
                        .map(name -> "--" + name + "=" + first.getEnvironment().getRequiredProperty(name))
                        .toArray(String[]::new));
    }

    /** Both instances do this at the same moment, with both clocks set to it. Returns after both have finished. */
    public void both(Instant now, Consumer<ApplicationContext> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Void>> instances = new ArrayList<>();
        for (ApplicationContext instance : List.of(first, second)) {
            instance.getBean(HandMovedClock.class).set(now);
            instances.add(OpenTransaction.inBackground(() -> {
                await(start);
                work.accept(instance);
            }));
        }
        for (CompletableFuture<Void> instance : instances) {
            instance.get(60, TimeUnit.SECONDS);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (Exception ex) {
            throw new AssertionError(ex);
        }
    }

    @Override
    public void close() {
        second.close();
    }
}
