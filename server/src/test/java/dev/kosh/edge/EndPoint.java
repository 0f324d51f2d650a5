package dev.kosh.edge;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One thing that the server answers.
 *
 * @param pattern as it is mapped
 * @param path the pattern with a value in each place
 * @param type of the body, if it takes one of its own
 */
record EndPoint(String verb, String pattern, String path, MediaType type) {

    /** All that these mappings lead to, in the order of their names; a mapping without a verb is called by POST. */
    static List<EndPoint> of(Iterable<RequestMappingInfoHandlerMapping> mappings) {
        Stream.Builder<EndPoint> all = Stream.builder();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> of(info).forEach(all));
        }
        return all.build()
                .distinct()
                .sorted(Comparator.comparing(EndPoint::pattern).thenComparing(EndPoint::verb))
                .toList();
    }

    /** One for each verb and pattern of a mapping. */
    static Stream<EndPoint> of(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        MediaType type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.POST) : methods)
                        .stream().map(verb -> new EndPoint(verb.name(), pattern, filled(pattern), type)));
    }

    private static String filled(String pattern) {
        return pattern.replace("{module}", "PT").replaceAll("\\{[^}]+}|\\*+", "x1");
    }

    boolean isReading() {
        return verb.equals("GET") || verb.equals("HEAD");
    }

    boolean isUpload() {
        return type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA);
    }

    @Override
    public String toString() {
        return verb + ' ' + pattern;
    }
}
