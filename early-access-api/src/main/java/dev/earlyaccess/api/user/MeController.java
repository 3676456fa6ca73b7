package dev.earlyaccess.api.user;

import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells people what the service reads from their token. */
@Tag(name = "Me", description = "Your own settings.")
@RestController
class MeController {

    private static final Set<Role> OF_PEOPLE = EnumSet.complementOf(EnumSet.of(Role.USER, Role.SERVER));

    /** The person who calls. */
    @Schema(name = "Me", description = "Who you are, as the service reads it from your token.")
    record MeView(
            @Schema(description = "Your user id.", example = "grace")
            String userId,

            @Schema(description = "Your name; null if the token has none.", example = "Grace Hopper", nullable = true)
            @Nullable
            String name,

            @Schema(
                    description = "Your mail address; null if the token has no verified one.",
                    example = "grace@example.com",
                    nullable = true)
            @Nullable
            String email,

            @Schema(
                    description =
                            "Your roles, with those that they include: `ADMIN` includes all, `EDITOR` includes `VIEWER` and `STAFF`, "
                                    + "`SUPPORT` includes `VIEWER`. Empty for users of the product.",
                    example = "[\"STAFF\", \"VIEWER\", \"EDITOR\"]")
            List<Role> roles) {}

    @Access(Role.USER)
    @Operation(
            operationId = "showMe",
            summary = "Show who I am",
            description = "What the service reads from your token. With it, a page knows what it can offer you.")
    @GetMapping("/api/v1/me")
    MeView me(@AuthenticationPrincipal Caller me) {
        return new MeView(
                me.user().value(),
                me.profile().name(),
                me.email(),
                OF_PEOPLE.stream().filter(me::has).toList());
    }
}
