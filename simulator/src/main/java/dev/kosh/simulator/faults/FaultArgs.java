package dev.kosh.simulator.faults;

import dev.kosh.simulator.FaultRule;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The arguments of one rule, read as JSON, whether they came as JSON or not. */
public final class FaultArgs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode args;

    FaultArgs(FaultRule rule) {
        this.args = JSON.valueToTree(rule.args());
    }

    public boolean has(String name) {
        return args.has(name);
    }

    public JsonNode node(String name) {
        return args.path(name);
    }

    public String text(String name, String otherwise) {
        return args.path(name).asString(otherwise);
    }

    public int number(String name, int otherwise) {
        return args.path(name).asInt(otherwise);
    }

    public double share(String name, double otherwise) {
        return args.path(name).asDouble(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return args.path(name).asBoolean(otherwise);
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        args.path(name).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
