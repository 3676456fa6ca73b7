package dev.earlyaccess.api.openapi;

import dev.earlyaccess.outbox.DeliveryStatus;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The schema of problem documents, which all operations share. */
@Component
@Order(1)
class ProblemSchema implements GlobalOpenApiCustomizer {

    static final String REF = "#/components/schemas/Problem";

    @Override
    public void customise(OpenAPI document) {
        Schema<?> problem = new ObjectSchema()
                .description("What is wrong and what to do (RFC 9457). Some kinds of problem have more fields.")
                .addProperty(
                        "type",
                        text("The URL of a page about this kind of problem.").format("uri"))
                .addProperty("title", text("A short summary of this kind of problem."))
                .addProperty("status", new IntegerSchema().format(null).description("The HTTP status."))
                .addProperty("detail", text("What is wrong in this case, and what to do."))
                .addProperty("instance", text("The path of the request."))
                .addProperty("errors", errors())
                .addProperty("key", text("feature-key-taken: the key that is taken."))
                .addProperty("name", text("api-key-name-taken: the name that is taken."))
                .addProperty("from", stage("illegal-stage-transition: the stage that the feature is in."))
                .addProperty("to", stage("illegal-stage-transition: the stage that the feature cannot move to."))
                .addProperty(
                        "stage",
                        stage(
                                "closed-for-enrollment, closed-for-feedback, closed-for-updates, checklist-closed: the stage that the feature is in."))
                .addProperty("reason", text("mail-not-sent: what the mail server says."))
                .addProperty("missing", texts("not-ready-for-beta: the fields that the feature lacks."))
                .addProperty("unmet", unmet())
                .addProperty("known", texts("checklist-item-not-found: all items of the checklist."))
                .addProperty("features", texts("owns-features: the keys of the features that the user owns."))
                .addProperty("roles", texts("forbidden: the roles that may do this."))
                .addProperty("deliveryStatus", deliveryStatus())
                .addProperty(
                        "retryAfterSeconds",
                        new IntegerSchema()
                                .format("int64")
                                .description(
                                        "too-many-requests, too-much-feedback, unavailable: the number of seconds to wait."))
                .addProperty(
                        "version",
                        new IntegerSchema()
                                .format("int64")
                                .description("stale-version: the present version of the feature."))
                .required(List.of("type", "title", "status", "detail", "instance"));
        document.getComponents().addSchemas("Problem", problem);
    }

    private static Schema<?> errors() {
        return new ArraySchema()
                .items(new ObjectSchema()
                        .addProperty("field", text("The field, parameter or header; dots descend."))
                        .addProperty("message", text("What is expected."))
                        .required(List.of("field", "message")))
                .description("invalid-request: all errors in the request.");
    }

    private static Schema<?> unmet() {
        return new ArraySchema()
                .items(new ObjectSchema()
                        .addProperty("item", text("The item's name in URLs."))
                        .addProperty("title", text("What the item asks for."))
                        .addProperty("why", text("Why the item applies to this feature."))
                        .addProperty("how", text("How to meet the item."))
                        .addProperty("metFrom", metFrom())
                        .required(List.of("item", "title", "why", "how", "metFrom")))
                .description("checklist-unmet: every item that applies and is not met.");
    }

    private static Schema<?> metFrom() {
        return new Schema<>()
                .types(new LinkedHashSet<>(List.of("string", "null")))
                .format("date-time")
                .description("When the days of notice end; null if nothing is recorded.");
    }

    private static Schema<?> texts(String description) {
        return new ArraySchema().items(new StringSchema()).description(description);
    }

    private static Schema<?> deliveryStatus() {
        return new StringSchema()
                ._enum(Arrays.stream(DeliveryStatus.values())
                        .map(DeliveryStatus::code)
                        .toList())
                .description("delivery-not-failed: the delivery's status.");
    }

    private static Schema<?> stage(String description) {
        return new StringSchema()
                ._enum(Arrays.stream(Stage.values()).map(Stage::code).toList())
                .description(description);
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
