package dev.kosh.collection.web;

import dev.kosh.collection.WorkflowAction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an action in its exact letters; a text that is none is read as if it were missing, as clients know it. */
class WorkflowActionReader extends StdDeserializer<WorkflowAction> {

    WorkflowActionReader() {
        super(WorkflowAction.class);
    }

    @Override
    public @Nullable WorkflowAction deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.getValueAsString();
        for (WorkflowAction action : WorkflowAction.values()) {
            if (action.name().equals(text)) {
                return action;
            }
        }
        return null;
    }
}
