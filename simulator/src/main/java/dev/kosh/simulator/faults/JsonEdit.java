package dev.kosh.simulator.faults;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a JSON tree by pointers: {@code set} and {@code append} take values, {@code copy} pairs, {@code remove} a list. */
final class JsonEdit {

    private final ObjectNode tree;

    private JsonEdit(ObjectNode tree) {
        this.tree = tree;
    }

    /** Applies the edits in the order copy, append, set, remove; a pointer that leads nowhere changes nothing. */
    static void apply(FaultArgs args, ObjectNode tree) {
        JsonEdit edit = new JsonEdit(tree);
        args.node("copy")
                .forEach(pair -> edit.append(
                        pair.path("to").asString(),
                        tree.at(pair.path("from").asString()).deepCopy()));
        args.node("append").properties().forEach(change -> edit.append(change.getKey(), change.getValue()));
        args.node("set").properties().forEach(change -> edit.put(change.getKey(), change.getValue()));
        args.node("remove").forEach(pointer -> edit.remove(pointer.asString()));
    }

    private void put(String pointer, JsonNode value) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.set(path.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array && path.last().getMatchingIndex() < array.size()) {
            array.set(path.last().getMatchingIndex(), value);
        }
    }

    private void append(String pointer, JsonNode value) {
        if (tree.at(pointer) instanceof ArrayNode array && !value.isMissingNode()) {
            array.add(value);
        }
    }

    private void remove(String pointer) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.remove(path.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && path.last().getMatchingIndex() < array.size()) {
            array.remove(path.last().getMatchingIndex());
        }
    }
}
