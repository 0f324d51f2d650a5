package dev.kosh.collection.web;

import dev.kosh.collection.PaymentMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a mode in any letter case; a text that is none is read as if it were missing, as clients know it. */
class PaymentModeReader extends StdDeserializer<PaymentMode> {

    PaymentModeReader() {
        super(PaymentMode.class);
    }

    @Override
    public @Nullable PaymentMode deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.getValueAsString();
        parser.skipChildren();
        if (text != null) {
            for (PaymentMode mode : PaymentMode.values()) {
                if (mode.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return mode;
                }
            }
        }
        return null;
    }
}
