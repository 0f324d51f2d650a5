package dev.kosh.billing.web;

import dev.kosh.billing.amendments.AmendmentReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a reason in its exact letters; a text that is none is read as if it were missing, as clients know it. */
class AmendmentReasonReader extends StdDeserializer<AmendmentReason> {

    AmendmentReasonReader() {
        super(AmendmentReason.class);
    }

    @Override
    public @Nullable AmendmentReason deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.getValueAsString();
        parser.skipChildren();
        return AmendmentReason.parse(text);
    }
}
