package dev.kosh.simulator.faults;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same content in JSON that a careless sender might write: a reader must not mind. */
final class LooseJson {

    /** Digits without a leading zero, so that account numbers and tokens keep their meaning. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9]\\d{0,14}(\\.\\d{1,2})?");

    private final boolean hasExtra;
    private final boolean isReordered;
    private final boolean hasNumbers;

    LooseJson(FaultArgs args) {
        this.hasExtra = args.flag("extra", true);
        this.isReordered = args.flag("reorder", true);
        this.hasNumbers = args.flag("numbers", true);
    }

    JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return ofObject(object);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode loose = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> loose.add(of(element)));
            return loose;
        }
        boolean isNumber = hasNumbers
                && node.isString()
                && PLAIN_NUMBER.matcher(node.stringValue()).matches();
        return isNumber ? JsonNodeFactory.instance.numberNode(new BigDecimal(node.stringValue())) : node;
    }

    private ObjectNode ofObject(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (isReordered) {
            Collections.reverse(names);
        }
        ObjectNode loose = JsonNodeFactory.instance.objectNode();
        if (hasExtra) {
            loose.putObject("notInTheContract").put("since", "yesterday");
        }
        names.forEach(name -> loose.set(name, of(object.path(name))));
        return loose;
    }
}
