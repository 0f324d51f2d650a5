package dev.kosh.testing.document;

import dev.kosh.testing.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds whatever the tests are answered against the API document: their calls mean something to the server, which calls
 * made of the document alone seldom do. Faults that tests plant, and paths that the document has not, are not its matter.
 */
public final class Watch {

    /** What was held so often in this JVM has the shape that it has; looking on would only cost time. */
    private static final int ENOUGH = 25;

    private static final Promises PROMISES = new Promises();
    private static final Map<String, AtomicInteger> HELD = new ConcurrentHashMap<>();
    private static @Nullable List<Operation> operations;

    private Watch() {}

    /**
     * What the document does not say of an answer; nothing for most of them.
     *
     * @param get asks the server that answered
     */
    public static List<String> brokenBy(HttpRequest request, Answer answer, Function<String, Answer> get) {
        if (answer.status() >= 500) {
            return List.of();
        }
        Operation operation = find(request, document(get));
        if (operation == null
                || HELD.computeIfAbsent(operation + " " + answer.status(), first -> new AtomicInteger())
                                .incrementAndGet()
                        > ENOUGH) {
            return List.of();
        }
        return PROMISES.brokenBy(operation, answer);
    }

    private static @Nullable Operation find(HttpRequest request, List<Operation> all) {
        String path = request.uri().getPath();
        return all.stream()
                .filter(each -> each.verb().equals(request.method()) && each.matches(path))
                .min((one, other) ->
                        Boolean.compare(!one.path().equals(path), !other.path().equals(path)))
                .orElse(null);
    }

    /** Every server of a build has the same one; a server that shows none leaves it to the next. */
    private static synchronized List<Operation> document(Function<String, Answer> get) {
        List<Operation> known = operations;
        if (known != null) {
            return known;
        }
        List<Operation> read = new ArrayList<>();
        for (JsonNode group : get.apply("/docs/openapi/swagger-config").body().path("urls")) {
            read.addAll(Operation.of(get.apply(group.path("url").asString()).body()));
        }
        if (!read.isEmpty()) {
            operations = List.copyOf(read);
        }
        return read;
    }
}
