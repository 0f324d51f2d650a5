package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.KoshServerTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** No end point is called unseen: a registry drops the meters of paths beyond a limit that must be above ours. */
@KoshServerTest
class EveryEndPointIsMeasuredTests {

    private static final String REQUESTS = "http.server.requests";

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    @Test
    void theCallsOfEveryPathAreCounted() {
        Set<String> served =
                EndPoint.of(mappings).stream().map(EndPoint::pattern).collect(Collectors.toCollection(TreeSet::new));
        served.forEach(path -> Timer.builder(REQUESTS)
                .tags(
                        "uri",
                        path,
                        "method",
                        "POST",
                        "status",
                        "200",
                        "outcome",
                        "SUCCESS",
                        "exception",
                        "none",
                        "error",
                        "none")
                .register(meters));

        List<String> measured = meters.find(REQUESTS).meters().stream()
                .map(each -> String.valueOf(each.getId().getTag("uri")))
                .toList();

        assertThat(served).hasSizeGreaterThan(100);
        assertThat(measured).containsAll(served);
    }
}
