package dev.kosh.outbound;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which network addresses may be called. An address that a tenant names must not open our own network to him: what is
 * not public is refused, unless the operator allows its network.
 */
public final class Destinations {

    /** What is not of the public Internet, beside what the address itself says (loopback, link-local, multicast). */
    private static final List<IPAddress> RESERVED = blocks(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));

    private final boolean any;
    private final List<IPAddress> allowed;

    private Destinations(boolean any, List<IPAddress> allowed) {
        this.any = any;
        this.allowed = allowed;
    }

    /** Whatever the operator configured. */
    public static Destinations any() {
        return new Destinations(true, List.of());
    }

    /**
     * Public addresses, and those of networks that the operator allows.
     *
     * @param networks CIDR blocks
     * @throws IllegalArgumentException when one of them is none
     */
    public static Destinations publicOr(List<String> networks) {
        return new Destinations(false, blocks(networks.stream().map(String::strip)));
    }

    public boolean allow(InetAddress address) {
        if (any) {
            return true;
        }
        IPAddress known = plain(new IPAddressString(address.getHostAddress()).getAddress());
        return known != null && (isIn(allowed, known) || !isIn(RESERVED, known));
    }

    private static boolean isIn(List<IPAddress> blocks, IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** An IPv4 address in IPv6 clothes is judged as what it is. */
    private static IPAddress plain(IPAddress address) {
        IPAddress bare = address.isIPv6() ? address.toIPv6().removeZone() : address;
        return bare.isIPv6() && bare.toIPv6().isIPv4Mapped() ? bare.toIPv6().getEmbeddedIPv4Address() : bare;
    }

    private static List<IPAddress> blocks(Stream<String> cidrs) {
        return cidrs.map(Destinations::block).toList();
    }

    private static IPAddress block(String cidr) {
        try {
            return new IPAddressString(cidr).toAddress().toPrefixBlock();
        } catch (AddressStringException malformed) {
            throw new IllegalArgumentException("not a network in CIDR form: " + cidr, malformed);
        }
    }
}
