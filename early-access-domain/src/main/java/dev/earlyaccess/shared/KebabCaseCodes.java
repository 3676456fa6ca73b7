package dev.earlyaccess.shared;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The constants of each enum by their codes, since every row that is read looks for one. */
final class KebabCaseCodes {

    static final ClassValue<Map<String, ?>> OF_TYPE = new ClassValue<>() {
        @Override
        protected Map<String, ?> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(KebabCase.class::cast)
                    .collect(Collectors.toUnmodifiableMap(KebabCase::code, Function.identity()));
        }
    };

    private KebabCaseCodes() {}
}
