package dev.kosh.apidocs.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Shapes that the code leaves open and that would be drawn too narrow. */
final class OpenShapes {

    private OpenShapes() {}

    /** Files are of the type that was asked for; a map of anything holds anything, not only objects. */
    static void ofAnswers(Operation operation) {
        if (operation.getResponses() == null) {
            return;
        }
        for (ApiResponse response : operation.getResponses().values()) {
            Content content = response.getContent();
            Schema<?> schema = content == null || content.isEmpty()
                    ? null
                    : content.values().iterator().next().getSchema();
            if (schema == null) {
                continue;
            }
            if ("byte".equals(schema.getFormat())) {
                response.content(new Content().addMediaType("*/*", new MediaType().schema(new BinarySchema())));
            } else {
                ofMaps(schema);
            }
        }
    }

    /** What clients may fill as they like comes back as it came: a text, a list or a number as well as an object. */
    static void ofAnything(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        for (Schema<?> member : schema.getProperties().values()) {
            ofAnything(member);
            if (isAnyObject(member)) {
                member.setType(null);
            }
        }
    }

    private static boolean isAnyObject(Schema<?> schema) {
        return "object".equals(schema.getType())
                && schema.getProperties() == null
                && schema.getAdditionalProperties() == null;
    }

    static void ofMaps(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(OpenShapes::ofMaps);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            ofMaps(values);
            if (isAnyObject(values)) {
                schema.setAdditionalProperties(true);
            }
        }
    }
}
