package dev.kosh.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for the connection itself, so that what was judged is what is called, however the name's owner changes
 * his mind in between.
 */
final class GuardedResolver implements DnsResolver {

    private final Destinations destinations;

    GuardedResolver(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : addresses) {
            if (!destinations.allow(address)) {
                throw new UnknownHostException("an address of the host is not to be called");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
}
