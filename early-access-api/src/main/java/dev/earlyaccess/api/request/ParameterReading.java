package dev.earlyaccess.api.request;

import dev.earlyaccess.api.problem.InvalidValue;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.outbox.DeliveryStatus;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.Grain;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.webhook.MessageStatus;
import java.beans.PropertyEditorSupport;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads our own words and ids from addresses and queries, and says what they want where they can't be read. */
@Configuration
@ControllerAdvice
class ParameterReading implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Stage.class, word(Stage.class));
        registry.addConverter(String.class, EnrollmentStatus.class, word(EnrollmentStatus.class));
        registry.addConverter(String.class, DeliveryStatus.class, word(DeliveryStatus.class));
        registry.addConverter(String.class, FeedbackStatus.class, word(FeedbackStatus.class));
        registry.addConverter(String.class, MessageStatus.class, word(MessageStatus.class));
        registry.addConverter(String.class, Grain.class, word(Grain.class));
        registry.addConverter(String.class, FeatureKey.class, ParameterReading::featureKey);
        registry.addConverter(String.class, UserId.class, ParameterReading::userId);
    }

    /** Where a converter refuses, Spring tries an enum's Java name and takes an empty text for null, unless told otherwise. */
    @InitBinder
    void readOnlyOurWords(WebDataBinder binder) {
        binder.registerCustomEditor(Stage.class, new WordEditor(word(Stage.class)));
        binder.registerCustomEditor(EnrollmentStatus.class, new WordEditor(word(EnrollmentStatus.class)));
        binder.registerCustomEditor(DeliveryStatus.class, new WordEditor(word(DeliveryStatus.class)));
        binder.registerCustomEditor(FeedbackStatus.class, new WordEditor(word(FeedbackStatus.class)));
        binder.registerCustomEditor(MessageStatus.class, new WordEditor(word(MessageStatus.class)));
        binder.registerCustomEditor(Grain.class, new WordEditor(word(Grain.class)));
        binder.registerCustomEditor(FeatureKey.class, new KeyEditor());
        binder.registerCustomEditor(LocalDate.class, new DateEditor());
    }

    private static final class WordEditor extends PropertyEditorSupport {

        private final Converter<String, ? extends KebabCase> word;

        private WordEditor(Converter<String, ? extends KebabCase> word) {
            this.word = word;
        }

        @Override
        public void setAsText(String text) {
            setValue(word.convert(text));
        }
    }

    /** An empty one is none. */
    private static final class KeyEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(text.isEmpty() ? null : featureKey(text));
        }
    }

    /** Dates as ISO 8601 has them, in the years of four digits. An empty one is none. */
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

    private static <E extends Enum<E> & KebabCase> Converter<String, E> word(Class<E> type) {
        return code -> KebabCase.find(type, code).orElseThrow(() -> new InvalidValue("must be one of " + words(type)));
    }

    private static <E extends Enum<E> & KebabCase> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(KebabCase::code).collect(Collectors.joining(", "));
    }

    /** In an address, a key that can't be is that of no feature. */
    private static FeatureKey featureKey(String key) {
        if (!FeatureKey.isValid(key)) {
            throw new UnknownFeature(key);
        }
        return new FeatureKey(key);
    }

    private static UserId userId(String id) {
        if (!UserId.isValid(id)) {
            throw new InvalidValue("must be a user id: 1 to 255 characters, none of them a control character");
        }
        return new UserId(id);
    }
}
