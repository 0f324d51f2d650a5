package dev.kosh.billing.web;

import java.math.BigDecimal;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;

/** Reads an amount that may be left out and is then zero; one that is there and {@code null} stays null, to be refused. */
class ZeroWhenAbsent extends NumberDeserializers.BigDecimalDeserializer {

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return BigDecimal.ZERO;
    }
}
