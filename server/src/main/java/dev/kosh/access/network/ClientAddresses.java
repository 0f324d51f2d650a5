package dev.kosh.access.network;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells where a request really comes from (docs/contract/access.md, client address). */
@Component
public class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final Networks trustedProxies;

    ClientAddresses(@Value("${kosh.trusted-proxies:}") List<String> trustedProxies) {
        this.trustedProxies = Networks.of(trustedProxies);
    }

    /** The socket's address or, behind trusted proxies, the right-most hop that is none of them. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (trustedProxies.isEmpty() || !trustedProxies.contain(address)) {
            return address;
        }
        for (String hop : hopsFromTheRight(request)) {
            if (Networks.parsed(hop) == null) {
                return address;
            }
            address = hop;
            if (!trustedProxies.contain(hop)) {
                return hop;
            }
        }
        return address;
    }

    /** Whether the browser speaks TLS: to us, or to a trusted proxy that says so. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure()
                || (!trustedProxies.isEmpty()
                        && trustedProxies.contain(request.getRemoteAddr())
                        && "https".equalsIgnoreCase(request.getHeader(FORWARDED_PROTO)));
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            for (String hop : header.split(",")) {
                hops.add(withoutPort(hop.strip()));
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            return hop.substring(1, hop.indexOf(']'));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
