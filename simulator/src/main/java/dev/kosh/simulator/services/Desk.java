package dev.kosh.simulator.services;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** One of the treasury's services: answers rows, or refuses with {@link WrongRequest}. */
interface Desk {

    /** The parameters that it knows; others are ignored, or refused when the settings say so. */
    Set<String> knownParams();

    ArrayNode answer(Params params, Instant now, Twist twist);
}
