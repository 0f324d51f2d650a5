package dev.kosh.access.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths that need no token. */
final class OpenPaths {

    private static final String ALL_BELOW = "/**";

    private final Set<String> exact = new HashSet<>();
    private final List<String> prefixes;

    OpenPaths(List<String> paths) {
        this.prefixes = paths.stream()
                .filter(path -> path.endsWith(ALL_BELOW))
                .map(path -> path.substring(0, path.length() - ALL_BELOW.length() + 1))
                .toList();
        for (String path : paths) {
            exact.add(path.endsWith(ALL_BELOW) ? path.substring(0, path.length() - ALL_BELOW.length()) : path);
        }
    }

    boolean contain(String path) {
        return exact.contains(path) || prefixes.stream().anyMatch(path::startsWith);
    }
}
