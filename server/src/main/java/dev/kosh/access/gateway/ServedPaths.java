package dev.kosh.access.gateway;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What this server answers; asked only when a call is about to be refused. */
@Component
class ServedPaths {

    /** How a path and verb meet what is served. */
    enum Match {
        UNKNOWN,
        WRONG_VERB,
        SERVED
    }

    /** Ways of writing a path that the routing might read otherwise than the edge; none of ours needs them. */
    private static final List<String> AMBIGUOUS = List.of("%", ";", "\\", "//", "/.");

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    ServedPaths(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    static boolean isAmbiguous(String path) {
        return AMBIGUOUS.stream().anyMatch(path::contains);
    }

    Match match(String path, String verb) {
        if (isAmbiguous(path)) {
            return Match.UNKNOWN;
        }
        PathContainer parsed = PathContainer.parsePath(path);
        Match best = Match.UNKNOWN;
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                if (matches(info, parsed)) {
                    if (serves(info, verb)) {
                        return Match.SERVED;
                    }
                    best = Match.WRONG_VERB;
                }
            }
        }
        return best;
    }

    private static boolean matches(RequestMappingInfo info, PathContainer path) {
        return info.getPathPatternsCondition() != null
                && info.getPathPatternsCondition().getPatterns().stream().anyMatch(each -> each.matches(path));
    }

    private static boolean serves(RequestMappingInfo info, String verb) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                || methods.stream().anyMatch(each -> each.name().equals(verb));
    }
}
