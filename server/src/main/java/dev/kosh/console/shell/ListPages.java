package dev.kosh.console.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where in a long list a page stands.
 *
 * @param from number of the first line shown, from 1
 * @param previous address of the page before; null for the first
 * @param next address of the page after; null for the last
 */
public record ListPages(
        long from,
        long to,
        long total,
        @Nullable String previous,
        @Nullable String next) {

    private static final String PAGE = "page";

    /** @param number of this page, from 1 */
    public static ListPages of(int number, int size, long total, HttpServletRequest request) {
        long from = (number - 1L) * size + 1;
        long to = Math.min((long) number * size, total);
        return new ListPages(
                Math.min(from, total),
                to,
                total,
                number > 1 ? with(request, PAGE, number - 1) : null,
                to < total ? with(request, PAGE, number + 1) : null);
    }

    /** The address of this page with another value of one parameter. */
    public static String with(HttpServletRequest request, String parameter, @Nullable Object value) {
        UriComponentsBuilder here = UriComponentsBuilder.fromPath(request.getRequestURI());
        String query = request.getQueryString();
        if (query != null) {
            here.query(query);
        }
        here.replaceQueryParam("lang");
        if (value == null) {
            here.replaceQueryParam(parameter);
        } else {
            here.replaceQueryParam(parameter, value);
        }
        return here.build().toUriString();
    }
}
