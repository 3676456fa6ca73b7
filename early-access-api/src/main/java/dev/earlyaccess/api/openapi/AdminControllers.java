package dev.earlyaccess.api.openapi;

import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells by a controller's path whether its operations are for admins. */
final class AdminControllers {

    static final String PATHS = "/api/v1/admin/**";

    private static final String PREFIX = "/api/v1/admin/";

    private AdminControllers() {}

    static boolean contain(Class<?> controller) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.path()).anyMatch(path -> path.startsWith(PREFIX));
    }
}
