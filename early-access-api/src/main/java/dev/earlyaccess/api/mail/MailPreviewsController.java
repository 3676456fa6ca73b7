package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.LanguageTag;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.preview.MailPreviews;
import dev.earlyaccess.preview.PreviewKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the mails about a feature before they are sent. */
@Tag(name = "Mail previews", description = "See the mails about a feature before users get them.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/mails/{kind}")
class MailPreviewsController {

    /** The kind of mail in the path, as the API document describes it. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description =
                    "The kind of mail. For `update`, the latest update is shown, or a sample text: to see your text, use the preview of updates.",
            example = "launch")
    private @interface MailKind {}

    /** The language of the mail, as the API document describes it. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The language of the mail (BCP 47). Omit for your own.", example = "de")
    private @interface MailLanguage {}

    private final MailPreviews previews;

    MailPreviewsController(MailPreviews previews) {
        this.previews = previews;
    }

    /** Where a mail is shown. */
    @Schema(name = "MailPreviewAddress", description = "An address that shows the mail.")
    record PreviewAddress(
            @Schema(
                    description = "Shows the mail for five minutes, without a token.",
                    example = "https://early-access.example.com/mail-previews/bGF1bmNo.c2lnbmF0dXJl")
            String url) {}

    /** A test mail that the mail server has accepted. */
    @Schema(name = "TestMail", description = "The mail that was sent to you.")
    record SentTestMail(
            @Schema(description = "Your mail address.", example = "grace@example.com") @Nullable
            String to,

            @Schema(description = "The subject of the mail.", example = "Your beta is here: Quiet hours")
            String subject) {}

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "previewMail",
            summary = "Preview a mail",
            description =
                    "Shows the mail as HTML or as plain text, depending on `Accept`, as if you had registered interest in the "
                            + "feature. Nothing is stored or sent. Personal links in it lead nowhere.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.TEXT_HTML_VALUE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("<!DOCTYPE html><html lang=\"en\">…</html>")),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN_VALUE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("Hello Grace, the beta of Quiet hours has started …"))
            })
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping(
            path = "/preview",
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> show(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @MailKind @PathVariable PreviewKind kind,
            @MailLanguage @RequestParam(required = false) @LanguageTag @Nullable String locale,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        return MailPreviewPage.shown(previews.show(key, kind, me.profile(), locale), prefersPlainText(accept));
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "sharePreviewOfMail",
            summary = "Get an address that shows a mail",
            description =
                    "The address shows the mail for five minutes to everybody who knows it, without a token: for a frame, "
                            + "or for a colleague. Nothing is stored or sent.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @PostMapping("/preview")
    PreviewAddress share(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @MailKind @PathVariable PreviewKind kind,
            @MailLanguage @RequestParam(required = false) @LanguageTag @Nullable String locale) {
        return new PreviewAddress(
                previews.address(key, kind, me.profile(), locale).toString());
    }

    @Access(value = Role.EDITOR, owner = true, address = true)
    @Operation(
            operationId = "sendTestOfMail",
            summary = "Send a mail to yourself",
            description =
                    "Sends the mail to the address in your token, and to nobody else. It is like the mail that users get: "
                            + "its links work, for you. The response comes when the mail server has accepted the mail.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.MAIL_NOT_SENT})
    @PostMapping("/test")
    SentTestMail test(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @MailKind @PathVariable PreviewKind kind,
            @MailLanguage @RequestParam(required = false) @LanguageTag @Nullable String locale) {
        return new SentTestMail(
                me.email(), previews.send(key, kind, me.profile(), locale).subject());
    }

    /** Whether the first media type that fits is plain text. HTML is the default. */
    private static boolean prefersPlainText(String accept) {
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(type -> type.includes(MediaType.TEXT_HTML) || type.includes(MediaType.TEXT_PLAIN))
                .findFirst()
                .filter(type -> !type.includes(MediaType.TEXT_HTML))
                .isPresent();
    }
}
