package dev.kosh.platform.mdms;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.EvaluationListener;
import com.jayway.jsonpath.EvaluationListener.EvaluationContinuation;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import dev.kosh.platform.PlatformError;
import dev.kosh.wire.RequestRefused;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a caller's JSONPath to the rows of a master. Anybody may send one, so its length, its time and what it may
 * contain are bounded: no regular expressions, no search of the whole master from within a condition.
 */
@Component
class MasterFilter {

    private static final int LONGEST = 500;
    /** Of the processor: what a busy machine does meanwhile for others is not the caller's. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String DEEP = "..";

    private final JsonMapper json;

    MasterFilter(JsonMapper json) {
        this.json = json;
    }

    /**
     * What the path finds in the rows.
     *
     * @throws RequestRefused {@link PlatformError#INVALID_FILTER} when it is no JSONPath, or more than is allowed
     */
    Object apply(String filter, JsonNode rows) {
        String path = filter.strip();
        check(path);
        try {
            JsonPath compiled = JsonPath.compile(path);
            Object plain = json.convertValue(rows, Object.class);
            long end = THREADS.getCurrentThreadCpuTime() + MOST_NANOS;
            Object found = compiled.read(plain, abortingAt(end));
            if (THREADS.getCurrentThreadCpuTime() >= end) {
                throw refused("takes too long");
            }
            return found;
        } catch (PathNotFoundException nothing) {
            return List.of();
        } catch (InvalidPathException invalid) {
            throw refused("is no JSONPath, such as [?(@.code=='PT')]");
        } catch (JsonPathException | ClassCastException | IllegalArgumentException notApplicable) {
            throw refused("does not fit the rows of the master");
        }
    }

    private static Configuration abortingAt(long cpuNanos) {
        EvaluationListener watch = found -> THREADS.getCurrentThreadCpuTime() < cpuNanos
                ? EvaluationContinuation.CONTINUE
                : EvaluationContinuation.ABORT;
        return Configuration.builder()
                .jsonProvider(new JsonSmartJsonProvider())
                .mappingProvider(new JsonSmartMappingProvider())
                .evaluationListener(watch)
                .build();
    }

    private static void check(String path) {
        if (path.isEmpty() || path.length() > LONGEST) {
            throw refused("has 1 to " + LONGEST + " characters");
        }
        boolean searchesTwice = path.indexOf(DEEP) != path.lastIndexOf(DEEP);
        boolean searchesInCondition = path.indexOf(DEEP, Math.max(0, path.indexOf('('))) >= 0 && path.indexOf('(') >= 0;
        if (path.contains("=~") || path.lastIndexOf('$') > 0 || searchesTwice || searchesInCondition) {
            throw refused("may hold no =~, no $ but at its start, and one .. before any condition");
        }
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(PlatformError.INVALID_FILTER, "filter " + why);
    }
}
