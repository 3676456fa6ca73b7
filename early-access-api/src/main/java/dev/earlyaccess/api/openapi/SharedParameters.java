package dev.earlyaccess.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes a parameter once, for operations to refer to, where all operations that have one of its name have
 * the same.
 */
@Component
@Order(5)
class SharedParameters implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Map<String, List<Parameter>> byName =
                parameters(document).flatMap(Collection::stream).collect(Collectors.groupingBy(Parameter::getName));
        byName.values()
                .removeIf(same -> same.size() == 1 || same.stream().distinct().count() > 1);
        byName.forEach((name, same) -> document.getComponents().addParameters(name, same.get(0)));
        parameters(document)
                .forEach(parameters -> parameters.replaceAll(parameter -> byName.containsKey(parameter.getName())
                        ? new Parameter().$ref(parameter.getName())
                        : parameter));
    }

    private static Stream<List<Parameter>> parameters(OpenAPI document) {
        return document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull);
    }
}
