package dev.earlyaccess.api.user;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.privacy.DataSubject;
import dev.earlyaccess.privacy.DataSubjects;
import dev.earlyaccess.privacy.Erasure;
import dev.earlyaccess.user.UnknownUser;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Exports and erases everything that the service keeps about a person. */
@Tag(name = "Personal data", description = "Export or erase what is kept about a person.")
@RestController
class UserDataController {

    private static final String MINE = "/api/v1/me/data";
    private static final String OF_A_USER = "/api/v1/admin/users/{userId}/data";

    private final DataSubjects people;
    private final UserDataExport export;
    private final Erasure erasure;

    UserDataController(DataSubjects people, UserDataExport export, Erasure erasure) {
        this.people = people;
        this.export = export;
        this.erasure = erasure;
    }

    @Access(Role.USER)
    @Operation(
            operationId = "exportMyData",
            summary = "Export everything about me",
            description =
                    "Everything that the service keeps about you. What it knows by your mail address alone is in it only if your "
                            + "token proves the address (`email_verified`).")
    @GetMapping(MINE)
    ResponseEntity<UserData> exportMine(@AuthenticationPrincipal Caller me) {
        return unstored(export.of(people.self(me.user(), me.provenEmail())));
    }

    @Access(Role.USER)
    @Operation(
            operationId = "eraseMyData",
            summary = "Erase everything about me",
            description =
                    "Erases everything that the service keeps about you, at once and for good. What it knows by your mail address "
                            + "alone is erased only if your token proves the address (`email_verified`). Your next choice makes you a "
                            + "new user.")
    @Problems(Problem.OWNS_FEATURES)
    @DeleteMapping(MINE)
    ErasedView eraseMine(@AuthenticationPrincipal Caller me) {
        return ErasedView.of(erasure.erase(people.self(me.user(), me.provenEmail())));
    }

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "exportUserData",
            summary = "Export everything about a user",
            description =
                    "Everything that the service keeps about the user, as the user gets it from `GET /api/v1/me/data`, and "
                            + "what it knows by any address that the user has had.")
    @Problems(Problem.USER_NOT_FOUND)
    @GetMapping(OF_A_USER)
    ResponseEntity<UserData> export(@PathVariable UserId userId) {
        return unstored(export.of(require(userId)));
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "eraseUserData",
            summary = "Erase everything about a user",
            description =
                    "Erases everything that the service keeps about the user, at once and for good, also by any address that the "
                            + "user has had, unless another user has it now. The entry in the audit trail says who erased somebody, "
                            + "but not whom. What others wrote stays; only the user's addresses and id are blanked in it.")
    @Problems({Problem.USER_NOT_FOUND, Problem.OWNS_FEATURES})
    @DeleteMapping(OF_A_USER)
    ErasedView erase(@PathVariable UserId userId) {
        return ErasedView.of(erasure.erase(require(userId)));
    }

    private DataSubject require(UserId user) {
        return people.find(user).orElseThrow(() -> new UnknownUser(user));
    }

    private static ResponseEntity<UserData> unstored(UserData data) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(data);
    }
}
