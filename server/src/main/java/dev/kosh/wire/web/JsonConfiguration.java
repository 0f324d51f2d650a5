package dev.kosh.wire.web;

import dev.kosh.wire.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON as the wire contract has it: names in any letter case, unknown members ignored, nulls written, exact money. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 100;

    @Bean
    JsonMapper.Builder jsonMapperBuilder(java.util.List<JsonMapperBuilderCustomizer> customizers) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(
                JsonFactory.builder().streamReadConstraints(limits).build());
        customizers.forEach(each -> each.customize(builder));
        return builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .nodeFactory(new BoundedNodes())
                .addModule(new SimpleModule("wire")
                        .addSerializer(new MoneySerializer())
                        .addDeserializer(BigDecimal.class, new BoundedDecimals()));
    }

    /** Numbers such as {@code 1e999999999} take ten characters to send and gigabytes to round or to print. */
    private static @Nullable BigDecimal bounded(@Nullable BigDecimal number) {
        if (number != null && Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH) {
            throw new StreamConstraintsException("a number has at most " + MAX_NUMBER_LENGTH + " digits");
        }
        return number;
    }

    private static final class BoundedDecimals extends NumberDeserializers.BigDecimalDeserializer {

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            return bounded(super.deserialize(parser, context));
        }
    }

    private static final class BoundedNodes extends JsonNodeFactory {

        @Override
        public ValueNode numberNode(@Nullable BigDecimal number) {
            return super.numberNode(bounded(number));
        }
    }

    private static final class MoneySerializer extends StdSerializer<Money> {

        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(money.toRupees());
        }
    }
}
