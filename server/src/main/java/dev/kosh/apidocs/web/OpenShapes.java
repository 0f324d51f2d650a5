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

    static void ofMaps(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(OpenShapes::ofMaps);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            ofMaps(values);
            if ("object".equals(values.getType())
                    && values.getProperties() == null
                    && values.getAdditionalProperties() == null) {
                schema.setAdditionalProperties(true);
            }
        }
    }
}
