package dev.earlyaccess.api.security;

import io.swagger.v3.oas.models.Operation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the description of each operation that needs a role which roles are enough. */
@Component
class DocumentedAccess implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        @Nullable Access access = method.getMethodAnnotation(Access.class);
        if (access != null && !access.open() && !List.of(access.value()).contains(Role.USER)) {
            operation.setDescription(operation.getDescription() + "\n\n" + sentences(access));
        }
        return operation;
    }

    private static String sentences(Access access) {
        List<Role> roles = Role.sufficientFor(access.value());
        String names = roles.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
        return (roles.size() == 1 ? "Needs the role %s." : "Needs one of the roles %s.").formatted(names)
                + (access.owner() ? " `STAFF` is enough for the owner and the managers of the feature." : "")
                + (access.address() ? " The token needs a verified mail address." : "");
    }
}
