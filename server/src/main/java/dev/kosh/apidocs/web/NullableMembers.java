package dev.kosh.apidocs.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Says of each member that may be null that it may: the wire sends nulls, and readers generated from the document choke. */
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
@Component
class NullableMembers implements ModelConverter {

    private static final String DEFINITIONS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema == null || type.getType() == null) {
            return schema;
        }
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        Schema<?> shape = schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().replace(DEFINITIONS, ""));
        if (raw.isRecord() && shape != null && shape.getProperties() != null) {
            for (RecordComponent member : raw.getRecordComponents()) {
                if (member.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    shape.getProperties().computeIfPresent(nameOf(member), (name, property) -> nullable(property));
                }
            }
        }
        return schema;
    }

    private static String nameOf(RecordComponent member) {
        JsonProperty named = member.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? member.getName() : named.value();
    }

    /** A copy, because amounts share one schema; nothing may stand beside a reference, so it is wrapped. */
    private static Schema<?> nullable(Schema<?> property) {
        if (Boolean.TRUE.equals(property.getNullable())) {
            return property;
        }
        if (property.get$ref() != null) {
            return new Schema<>()
                    .allOf(List.of(new Schema<>().$ref(property.get$ref())))
                    .nullable(true);
        }
        return AnnotationsUtils.clone(property, false).nullable(true);
    }
}
