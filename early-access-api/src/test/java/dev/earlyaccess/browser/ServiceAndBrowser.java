package dev.earlyaccess.browser;

import com.microsoft.playwright.Browser;
import dev.earlyaccess.local.LocalService;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts service and browser for the first test that needs them; they end with the JVM's last test class. */
class ServiceAndBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Logger log = LoggerFactory.getLogger(ServiceAndBrowser.class);

    /** A Slack that is away. */
    private static final Map<String, String> SETTINGS =
            Map.of("EARLY_ACCESS_SLACK_ANNOUNCEMENTS", "http://127.0.0.1:1/slack");

    private static final Namespace NAMESPACE = Namespace.create(ServiceAndBrowser.class);

    /** Without a browser the tests are skipped, or fail where one is required. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (installation(test).isPresent()) {
            return ConditionEvaluationResult.enabled("There is a browser");
        }
        if (Installation.isRequired()) {
            throw new AssertionError(Installation.ADVICE);
        }
        log.warn("The browser tests are skipped. {}", Installation.ADVICE);
        return ConditionEvaluationResult.disabled(Installation.ADVICE);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Installation> installation(ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Installation.class, key -> Installation.find(), Optional.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitor.class
                || parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ExtensionContext.Store all = test.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        Chromium chromium = all.computeIfAbsent(
                "browser", key -> Chromium.start(installation(test).orElseThrow()), Chromium.class);
        if (parameter.getParameter().getType() == Browser.class) {
            return chromium.browser();
        }
        LocalService service = all.computeIfAbsent("service", key -> LocalService.start(SETTINGS), LocalService.class);
        return test.getStore(NAMESPACE)
                .computeIfAbsent(
                        Visitor.class,
                        key -> new Visitor(chromium.browser(), service.url(), test.getDisplayName()),
                        Visitor.class);
    }

    /** What a browser complains of nobody sees but its developers. */
    @Override
    public void afterEach(ExtensionContext test) {
        Visitor visitor = test.getStore(NAMESPACE).get(Visitor.class, Visitor.class);
        if (visitor != null && test.getExecutionException().isEmpty()) {
            visitor.hasHeardNoComplaint();
        }
    }
}
