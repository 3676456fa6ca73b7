package dev.earlyaccess.api.request;

import dev.earlyaccess.api.problem.InvalidValue;
import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.DeliveryStatus;
import dev.earlyaccess.preview.PreviewKind;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.Grain;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.webhook.Channel;
import dev.earlyaccess.webhook.MessageStatus;
import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Reads codes, ids and dates from paths and queries, and says what is expected where they cannot be read. */
@Configuration(proxyBeanMethods = false)
class ParameterReading implements WebMvcConfigurer, SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

    ParameterReading(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Stage.class, code(Stage.class));
        registry.addConverter(String.class, EnrollmentStatus.class, code(EnrollmentStatus.class));
        registry.addConverter(String.class, DeliveryStatus.class, code(DeliveryStatus.class));
        registry.addConverter(String.class, MailType.class, code(MailType.class));
        registry.addConverter(String.class, PreviewKind.class, code(PreviewKind.class));
        registry.addConverter(String.class, FeedbackStatus.class, code(FeedbackStatus.class));
        registry.addConverter(String.class, MessageStatus.class, code(MessageStatus.class));
        registry.addConverter(String.class, Grain.class, code(Grain.class));
        registry.addConverter(String.class, AuditAction.class, code(AuditAction.class));
        registry.addConverter(String.class, Channel.class, code(Channel.class));
        registry.addConverter(String.class, FeatureKey.class, ParameterReading::featureKey);
        registry.addConverter(String.class, UserId.class, ParameterReading::userId);
    }

    /**
     * If a converter refuses, Spring tries the enum's Java name, and takes an empty text for null; an editor
     * prevents both. An {@code @InitBinder} would be looked for anew in each request.
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (adapter.getObject().getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer initializer) {
            initializer.setPropertyEditorRegistrar(ParameterReading::readOnlyCodes);
        }
    }

    private static void readOnlyCodes(PropertyEditorRegistry binder) {
        binder.registerCustomEditor(Stage.class, new CodeEditor(code(Stage.class)));
        binder.registerCustomEditor(EnrollmentStatus.class, new CodeEditor(code(EnrollmentStatus.class)));
        binder.registerCustomEditor(DeliveryStatus.class, new CodeEditor(code(DeliveryStatus.class)));
        binder.registerCustomEditor(MailType.class, new CodeEditor(code(MailType.class)));
        binder.registerCustomEditor(PreviewKind.class, new CodeEditor(code(PreviewKind.class)));
        binder.registerCustomEditor(FeedbackStatus.class, new CodeEditor(code(FeedbackStatus.class)));
        binder.registerCustomEditor(MessageStatus.class, new CodeEditor(code(MessageStatus.class)));
        binder.registerCustomEditor(Grain.class, new CodeEditor(code(Grain.class)));
        binder.registerCustomEditor(AuditAction.class, new CodeEditor(code(AuditAction.class)));
        binder.registerCustomEditor(Channel.class, new CodeEditor(code(Channel.class)));
        binder.registerCustomEditor(FeatureKey.class, new KeyEditor());
        binder.registerCustomEditor(LocalDate.class, new DateEditor());
        binder.registerCustomEditor(Instant.class, new TimeEditor());
    }

    private static final class CodeEditor extends PropertyEditorSupport {

        private final Converter<String, ? extends KebabCase> code;

        private CodeEditor(Converter<String, ? extends KebabCase> code) {
            this.code = code;
        }

        @Override
        public void setAsText(String text) {
            setValue(code.convert(text));
        }
    }

    /** An empty key counts as absent. */
    private static final class KeyEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : featureKey(text));
        }
    }

    /** Dates in ISO 8601 with a year of four digits. An empty date counts as absent. */
    private static final class DateEditor extends PropertyEditorSupport {

        private static final String WANTED = "must be a date like 2026-11-22";

        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : date(text));
        }

        private static LocalDate date(String text) {
            if (!text.matches("[0-9]{4}-.*")) {
                throw new InvalidValue(WANTED);
            }
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException ex) {
                throw new InvalidValue(WANTED);
            }
        }
    }

    /** Times in ISO 8601 with a year of four digits and an offset. An empty time counts as absent. */
    private static final class TimeEditor extends PropertyEditorSupport {

        private static final String WANTED = "must be a time like 2026-11-22T09:00:00Z";

        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : time(text));
        }

        private static Instant time(String text) {
            if (!text.matches("[0-9]{4}-.*")) {
                throw new InvalidValue(WANTED);
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException ex) {
                throw new InvalidValue(WANTED);
            }
        }
    }

    private static <E extends Enum<E> & KebabCase> Converter<String, E> code(Class<E> type) {
        return code -> KebabCase.find(type, code).orElseThrow(() -> new InvalidValue("must be one of " + codes(type)));
    }

    private static <E extends Enum<E> & KebabCase> String codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(KebabCase::code).collect(Collectors.joining(", "));
    }

    /** A key that is no valid key belongs to no feature. */
    private static FeatureKey featureKey(String key) {
        if (!FeatureKey.isValid(key)) {
            throw new UnknownFeature(key);
        }
        return new FeatureKey(key);
    }

    private static UserId userId(String id) {
        if (id.startsWith(UserId.OF_API_KEYS)) {
            throw new InvalidValue(
                    "must be a user id: \"%s\" is how the names of API keys begin".formatted(UserId.OF_API_KEYS));
        }
        if (!UserId.isValid(id)) {
            throw new InvalidValue(
                    "must be a user id: 1 to 255 characters, none of them a control character, and not dots alone");
        }
        return new UserId(id);
    }
}
