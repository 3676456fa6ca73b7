package dev.earlyaccess.api.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The icon that browsers ask for by themselves, on every page of the service. */
@Hidden
@RestController
class Favicon {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final MediaType ICON = MediaType.parseMediaType("image/x-icon");

    private final Resource icon = new ClassPathResource("favicon.ico");

    @GetMapping("/favicon.ico")
    ResponseEntity<Resource> show() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .contentType(ICON)
                .body(icon);
    }
}
